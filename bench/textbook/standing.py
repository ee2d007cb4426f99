"""Starts the textbook's own PostgreSQL, database and server, where PostGIS and GDAL are installed."""

from collections.abc import Iterator
from contextlib import contextmanager

from bench.servers import NotHereError


@contextmanager
def server(database_url: str) -> Iterator[int]:
    """Serve the listings of that database the textbook's way; yield the port. NotHereError."""
    raise NotHereError("not built yet")
    yield 0
