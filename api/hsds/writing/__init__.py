"""Writes our rows as HSDS 3.1 objects: plain dictionaries without nulls, numbers as numbers, every id a UUID."""
