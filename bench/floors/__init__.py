"""Floors: what the parts can do at most when there is nothing to do, or only the database's part of it."""
