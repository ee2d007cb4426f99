"""What is done to cases, by whom: each a transaction with its audit event."""
