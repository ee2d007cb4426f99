"""Making cards anew (`python -m bench.inside.rebuilding COUNT`): one listing after the other, then COUNT at once.

Run it on a copy: what it makes is written and committed. Prints JSON: milliseconds of each single one, with its
commit; listings a second; by how many MB the process grew from the first batch to the last.
"""

import json
import sys
import time
from collections.abc import Sequence
from typing import Any

# Single listings, from all over the catalogue.
SINGLE = 60


def main() -> None:
    """Measure, and print."""
    import django

    django.setup()
    from directory.models import Service

    count = int(sys.argv[1])
    ids = list(Service.public.order_by("pk").values_list("pk", flat=True)[:count])
    single = [changed_ms(pk) for pk in ids[:: max(1, len(ids) // SINGLE)]]
    json.dump({"single_ms": single, **many(ids)}, sys.stdout)


def changed_ms(pk: Any) -> float:
    """Change what a listing says; return the milliseconds that its cards took, commit and all."""
    from django.db import transaction

    from directory.cards import rebuild
    from directory.models import ServiceText

    with transaction.atomic():
        ServiceText.objects.filter(of=pk, field="name").update(text=f"Invented anew {pk}")
        before = time.perf_counter()
        rebuild([pk])
    return (time.perf_counter() - before) * 1000


def many(ids: Sequence[Any]) -> dict[str, float]:
    """Take the cards of all away and make them again."""
    from psutil import Process

    from directory.cards import rebuild
    from directory.models import Card

    Card.objects.filter(service_at_location__service__in=ids).delete()
    sizes: list[int] = []

    def progress(_done: int) -> None:
        sizes.append(Process().memory_info().rss)

    before = time.perf_counter()
    rebuild(ids, progress=progress)
    seconds = time.perf_counter() - before
    return {"per_second": len(ids) / seconds, "grew_mb": (max(sizes) - sizes[0]) / 2**20}


if __name__ == "__main__":
    main()
