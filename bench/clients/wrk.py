"""wrk, from Debian: written in C, so that it leaves the cores to the servers."""

import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.load import Load
from bench.measured import Measured

SCRIPT = Path(__file__).with_suffix(".lua")
PATIENCE_S = 30


def run(load: Load) -> Measured:
    """Run wrk with one thread. It counts in whole seconds, so the time is rounded, and at least one."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(load.posed.addresses))
        file.flush()
        seconds = max(1, round(load.seconds))
        headers = [word for name, value in load.posed.headers.items() for word in ("-H", f"{name}: {value}")]
        options = ("-t1", "--timeout", "10s", f"-c{load.connections}", f"-d{seconds}s", "-s", str(SCRIPT), *headers)
        return _figures(_said((*options, f"http://127.0.0.1:{load.port}", "--", file.name)))


def _said(words: Sequence[str]) -> dict[str, float]:
    done = subprocess.run(["wrk", *words], capture_output=True, text=True, check=True, timeout=PATIENCE_S)
    figures: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


def _figures(said: dict[str, float]) -> Measured:
    return Measured(
        per_second=said["requests"] / said["duration_us"] * 1e6,
        p50_ms=said["p50_us"] / 1000,
        p90_ms=said["p90_us"] / 1000,
        p99_ms=said["p99_us"] / 1000,
        bytes_per_answer=said["bytes"] / max(1, said["requests"]),
        bad=int(said["bad"]),
        requests=int(said["requests"]),
    )
