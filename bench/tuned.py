"""The project's server with as many threads a worker as BENCH_THREADS says (`python -m bench.tuned`)."""

import os

from config import server


def main() -> None:
    """Serve until a signal comes."""
    server.threads = lambda: int(os.environ["BENCH_THREADS"])
    server.main()


if __name__ == "__main__":
    main()
