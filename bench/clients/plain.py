"""A client in plain Python, where wrk is not installed. It takes a good part of a core, so that floors look lower."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from bench.measured import Measured, percentile


@dataclass(slots=True)
class Met:
    """What all connections met so far."""

    waits: list[float] = field(default_factory=list)
    size: int = 0
    bad: int = 0


def run(port: int, addresses: Sequence[str], connections: int, seconds: float) -> Measured:
    """Ask over `connections` kept connections for `seconds`."""
    return asyncio.run(_run(port, [_written(address) for address in addresses], connections, seconds))


def _written(address: str) -> bytes:
    return f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()


async def _run(port: int, requests: Sequence[bytes], connections: int, seconds: float) -> Measured:
    met, turn, start = Met(), count(), time.perf_counter()
    until = start + seconds
    await asyncio.gather(*(_ask(port, requests, turn, until, met) for _ in range(connections)))
    return _figures(met, time.perf_counter() - start)


async def _ask(port: int, requests: Sequence[bytes], turn: "count[int]", until: float, met: Met) -> None:
    """Ask one question after the other, at least one, until it is time to stop. A broken connection counts as bad."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        after = 0.0
        while after < until:
            before = time.perf_counter()
            writer.write(requests[next(turn) % len(requests)])
            status, size = await _answer(reader)
            after = time.perf_counter()
            met.waits.append(after - before)
            met.size += size
            met.bad += status != 200
        writer.close()
    except (OSError, EOFError, ValueError):
        met.bad += 1


async def _answer(reader: asyncio.StreamReader) -> tuple[int, int]:
    """Read one answer; return its status and its size with its headers. ValueError where it does not say its length."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
    await reader.readexactly(length)
    return int(head[9:12]), len(head) + length


def _figures(met: Met, seconds: float) -> Measured:
    waits = sorted(met.waits) or [0.0]
    return Measured(
        per_second=len(met.waits) / seconds,
        p50_ms=percentile(waits, 0.5) * 1000,
        p99_ms=percentile(waits, 0.99) * 1000,
        bytes_per_answer=met.size / max(1, len(met.waits)),
        bad=met.bad,
    )
