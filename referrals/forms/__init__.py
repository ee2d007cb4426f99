"""What she is asked, one form for each step."""
