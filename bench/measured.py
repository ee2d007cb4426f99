"""What one load met."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Latencies in milliseconds; `bad` are answers of another status, and broken connections.

    `cpu_ms` is the processor time that the server's own processes took for one of the `requests`.
    """

    per_second: float
    p50_ms: float | None = None
    p90_ms: float | None = None
    p99_ms: float | None = None
    bytes_per_answer: float | None = None
    bad: int = 0
    requests: int = 0
    cpu_ms: float | None = None


def percentile(ordered: Sequence[float], part: float) -> float:
    """Return the value below which that part of the ordered values lies; `part` is below 1."""
    return ordered[int(len(ordered) * part)]
