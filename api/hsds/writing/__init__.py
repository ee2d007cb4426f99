"""Writes our rows as HSDS 3.1 objects: plain dictionaries without nulls, numbers as numbers, every id a UUID."""

from api.hsds.writing.service import full, minimal, slim

__all__ = ["full", "minimal", "slim"]
