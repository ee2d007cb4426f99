"""Closed-loop load: every connection asks again as soon as it has its answer."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass

from bench.clients import plain, wrk


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a load met. Latencies in milliseconds; `bad` are answers that were not 200, and broken connections."""

    per_second: float
    p50_ms: float | None = None
    p99_ms: float | None = None
    bytes_per_answer: float | None = None
    bad: int = 0


CLIENTS = {"wrk": wrk.run, "plain": plain.run}


def best_client() -> str:
    """Return wrk where it is installed: it costs the cores far less than a client in Python."""
    return "wrk" if shutil.which("wrk") else "plain"


def measure(client: str, port: int, addresses: Sequence[str], *, connections: int, seconds: float) -> Measured:
    """Ask a server on 127.0.0.1 the addresses (path and query) in turn; the figures are of this load alone."""
    return Measured(**CLIENTS[client](port, addresses, connections, seconds))
