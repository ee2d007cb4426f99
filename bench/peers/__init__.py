"""Peers: the same search as other teams would usually build it, written as well as they would, on the same server."""
