"""The starting catalogue: from public sources to vetted rows."""
