"""A client in plain Python, where wrk is not installed. It takes a good part of a core, so that floors look lower."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from bench.load import Load
from bench.measured import Measured, percentile

NOT_MODIFIED = 304


@dataclass(slots=True)
class Met:
    """What all connections met so far."""

    waits: list[float] = field(default_factory=list)
    size: int = 0
    bad: int = 0


@dataclass(slots=True)
class Turns:
    """The requests as they are written to the line, taken in turn by all connections, until a moment of the clock."""

    requests: Sequence[bytes]
    status: int
    until: float
    taken: "count[int]" = field(default_factory=count)

    def next(self) -> bytes:
        """Return the request whose turn it is."""
        return self.requests[next(self.taken) % len(self.requests)]


def run(load: Load) -> Measured:
    """Ask over kept connections."""
    return asyncio.run(_run(load))


def _written(port: int, address: str, headers: Mapping[str, str]) -> bytes:
    said = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{said}\r\n".encode()


async def _run(load: Load) -> Measured:
    posed, met, start = load.posed, Met(), time.perf_counter()
    requests = [_written(load.port, address, posed.headers) for address in posed.addresses]
    turns = Turns(requests, posed.status, start + load.seconds)
    await asyncio.gather(*(_ask(load.port, turns, met) for _ in range(load.connections)))
    return _figures(met, time.perf_counter() - start)


async def _ask(port: int, turns: Turns, met: Met) -> None:
    """Ask one question after the other, at least one, until it is time to stop. A broken connection counts as bad."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        after = 0.0
        while after < turns.until:
            before = time.perf_counter()
            writer.write(turns.next())
            status, size = await _answer(reader)
            after = time.perf_counter()
            met.waits.append(after - before)
            met.size += size
            met.bad += status != turns.status
        writer.close()
    except (OSError, EOFError, ValueError):
        met.bad += 1


async def _answer(reader: asyncio.StreamReader) -> tuple[int, int]:
    """Read one answer; return its status and its size with its headers. ValueError where it does not say its length."""
    head = await reader.readuntil(b"\r\n\r\n")
    status = int(head[9:12])
    length = 0 if status == NOT_MODIFIED else int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
    await reader.readexactly(length)
    return status, len(head) + length


def _figures(met: Met, seconds: float) -> Measured:
    waits = sorted(met.waits) or [0.0]
    return Measured(
        per_second=len(met.waits) / seconds,
        p50_ms=percentile(waits, 0.5) * 1000,
        p90_ms=percentile(waits, 0.9) * 1000,
        p99_ms=percentile(waits, 0.99) * 1000,
        bytes_per_answer=met.size / max(1, len(met.waits)),
        bad=met.bad,
        requests=len(met.waits),
    )
