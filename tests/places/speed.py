"""Times the look-up of misspelt names beside an empty round trip: `python -m tests.places.speed`.

Every query is asked many times and its best time taken, so that a busy machine does not blur the figures.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterable

TIMES = 25


def best_ms(asked: Callable[[], object]) -> float:
    """Return the least milliseconds that `asked` took."""

    def once() -> float:
        start = time.perf_counter()
        asked()
        return (time.perf_counter() - start) * 1000

    return min(once() for _ in range(TIMES))


def said(times: Iterable[float]) -> str:
    cuts = statistics.quantiles(times, n=100)
    return f"p50 {cuts[49]:.2f} ms, p95 {cuts[94]:.2f} ms"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from django.db import connection

    from places.lookup import look_up
    from tests.places.figures import queries

    def round_trip() -> object:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
            return cursor.fetchall()

    typed = list(queries())
    misspelt = [query.text for query in typed if query.kind == "misspelt"]
    print("round trip:", said([best_ms(round_trip) for _ in misspelt]))
    print("misspelt:", said([best_ms(lambda text=text: look_up(text)) for text in misspelt]))
    print("all kinds:", said([best_ms(lambda text=query.text: look_up(text)) for query in typed[::5]]))


if __name__ == "__main__":
    main()
