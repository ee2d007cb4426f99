"""The project's server without a framework (`python -m bench.floors.bare`): answers with the bytes of BENCH_BYTES."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from config import server

Start = Callable[[str, list[tuple[str, str]]], object]

BYTES = Path(os.environ["BENCH_BYTES"]).read_bytes()
HEADERS = [("Content-Type", "application/json"), ("Content-Length", str(len(BYTES)))]


def application(environ: dict[str, object], start_response: Start) -> Iterable[bytes]:
    """Answer (WSGI)."""
    start_response("200 OK", HEADERS)
    return [BYTES]


if __name__ == "__main__":
    server.serve(server.address(), application="bench.floors.bare:application")
