"""Telling a partner's server that the directory has changed."""
