"""Making cards anew (`python -m bench.inside.rebuilding`): one listing after the other, then all at once.

Run it on a copy: what it makes is written and committed. Prints JSON: milliseconds of each single one, with its
commit, when it is met for the first time and when it is met again; listings a second, made by as many processes as
there are cores; by how many MB these grew in all from the first batch to the last. With the word `single` the single
ones alone.
"""

import json
import os
import sys
import time
from typing import Any

# Single listings, from all over the catalogue.
SINGLE = 60


def main() -> None:
    """Measure, and print."""
    import django

    django.setup()
    from directory.models import Service

    ids = list(Service.public.order_by("pk").values_list("pk", flat=True))
    some = ids[:: max(1, len(ids) // SINGLE)]
    single, again = ([changed_ms(pk, turn) for pk in some] for turn in (1, 2))
    rest = {} if "single" in sys.argv else everything(len(ids))
    json.dump({"single_ms": single, "again_ms": again, **rest}, sys.stdout)


def changed_ms(pk: Any, turn: int) -> float:
    """Change what a listing says; return the milliseconds that its cards took, commit and all."""
    from django.db import transaction

    from directory.cards import rebuild
    from directory.models import ServiceText

    with transaction.atomic():
        ServiceText.objects.filter(of=pk, field="name").update(text=f"Invented anew {turn} {pk}")
        before = time.perf_counter()
        rebuild([pk])
    return (time.perf_counter() - before) * 1000


def everything(count: int) -> dict[str, float]:
    """Take all cards away and make them again."""
    from directory.cards.side_by_side import rebuild_side_by_side
    from directory.models import Card

    Card.objects.all().delete()
    sizes: list[int] = []
    before = time.perf_counter()
    rebuild_side_by_side(os.cpu_count() or 1, progress=lambda _done: sizes.append(memory()))
    seconds = time.perf_counter() - before
    return {"per_second": count / seconds, "grew_mb": (max(sizes) - sizes[0]) / 2**20}


def memory() -> int:
    """Return how many bytes this process and its children hold."""
    from bench.processes import family

    return sum(one.memory_info().rss for one in family(os.getpid()))


if __name__ == "__main__":
    main()
