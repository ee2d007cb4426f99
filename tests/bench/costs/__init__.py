"""What each public view costs, without a clock: statements, rows read, bytes; compared with a committed table."""
