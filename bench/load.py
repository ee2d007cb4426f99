"""Closed-loop load: every connection asks again as soon as it has its answer."""

import shutil
from dataclasses import dataclass

from bench.measured import Measured
from bench.posed import Posed


@dataclass(frozen=True, slots=True)
class Load:
    """A server on 127.0.0.1, what it is asked in turn, over how many kept connections, and for how long."""

    port: int
    posed: Posed
    connections: int
    seconds: float


def best_client() -> str:
    """Return wrk where it is installed: it costs the cores far less than a client in Python."""
    return "wrk" if shutil.which("wrk") else "plain"


def measure(client: str, load: Load) -> Measured:
    """Put a load on by one of CLIENTS; the figures are of this load alone."""
    from bench.clients import CLIENTS

    return CLIENTS[client](load)
