"""Closed-loop load: every connection asks again as soon as it has its answer."""

import shutil
from collections.abc import Sequence

from bench.clients import plain, wrk
from bench.measured import Measured

CLIENTS = {"wrk": wrk.run, "plain": plain.run}


def best_client() -> str:
    """Return wrk where it is installed: it costs the cores far less than a client in Python."""
    return "wrk" if shutil.which("wrk") else "plain"


def measure(client: str, port: int, addresses: Sequence[str], *, connections: int, seconds: float) -> Measured:
    """Ask a server on 127.0.0.1 the addresses (path and query) in turn; the figures are of this load alone."""
    return CLIENTS[client](port, addresses, connections, seconds)
