"""A hundred things that people write into one box, and what they mean by them."""

import csv
from pathlib import Path

import pytest

from directory.models import ServiceAtLocation
from directory.understanding import Understanding, understand

QUERIES = Path(__file__).with_name("queries.tsv")
RIGHT = 95

pytestmark = pytest.mark.django_db


def rows() -> list[dict[str, str]]:
    with QUERIES.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def said(found: Understanding) -> dict[str, str]:
    """Return what was understood in the words of the table."""
    place = found.place
    name = place.place.name if place.place else f"?{place.candidates[0].name}" if place.candidates else "-"
    slug = ServiceAtLocation.public.get(pk=found.listings[0]).service.slug if found.listings else "-"
    needs = " ".join(sorted(found.needs)) or "-"
    return {"place": name, "needs": needs, "listing": slug, "number": found.number or "-"}


def test_a_hundred_queries_mean_what_people_mean():
    wrong = []
    for row in rows():
        typed = row.pop("typed")
        if (answer := said(understand(typed))) != row:
            wrong.append((typed, row, answer))
    assert len(rows()) == 100
    assert len(wrong) <= 100 - RIGHT, wrong
