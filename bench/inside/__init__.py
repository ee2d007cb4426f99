"""What is measured inside the project's own process, where a server would only add to it."""
