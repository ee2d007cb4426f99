"""Times the look-up of misspelt names beside an empty round trip: `python -m tests.places.speed`.

The best of many tries by the clock, and the processor's time of this process and of the database's: the latter are
right on a busy machine too.
"""

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

TRIES = 25


def best_ms(asked: Callable[[], object]) -> float:
    """Return the least milliseconds that `asked` took by the clock."""

    def once() -> float:
        start = time.perf_counter()
        asked()
        return (time.perf_counter() - start) * 1000

    return min(once() for _ in range(TRIES))


def processor_ms(pid: int) -> float:
    """Return the processor's time of a process so far (Linux)."""
    ticks = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
    return sum(map(int, ticks)) * 1000 / os.sysconf("SC_CLK_TCK")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from django.db import connection

    from places.lookup import look_up
    from tests.places.figures import queries

    def round_trip(_text: str) -> object:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
            return cursor.fetchall()

    misspelt = [query.text for query in queries() if query.kind == "misspelt"]
    for name, asked in {"round trip": round_trip, "look-up": look_up}.items():
        for text in misspelt:
            asked(text)
        pids = (os.getpid(), connection.connection.info.backend_pid)
        before = [processor_ms(pid) for pid in pids]
        best = statistics.median(best_ms(lambda asked=asked, text=text: asked(text)) for text in misspelt)
        used = [(processor_ms(pid) - start) / TRIES / len(misspelt) for pid, start in zip(pids, before, strict=True)]
        print(f"{name}: clock p50 {best:.2f} ms; processor: ours {used[0]:.2f} ms, the database's {used[1]:.2f} ms")


if __name__ == "__main__":
    main()
