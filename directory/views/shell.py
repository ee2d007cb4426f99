"""What several pages show: the home country's numbers, its provinces, the needs."""

from typing import Any

from django.conf import settings

from directory.choices import NEEDS
from directory.scripts import content_language
from places.models import Kind, Place
from safety.hotlines import Line, hotlines

# How many numbers stand before the form; the others are one tap away.
FIRST_LINES = 7
# And where she chooses among a few things, so that what she chooses from stays in sight.
FEW_LINES = 2
# Numbers that people know for emergencies: they stand first, also where they serve only a part of the country.
EMERGENCY = ("15", "1122")


def front() -> dict[str, Any]:
    """Return what a page needs from which a search can start."""
    return {"needs": NEEDS.items(), "provinces": provinces(settings.HOME_COUNTRY), **numbers(settings.HOME_COUNTRY)}


def provinces(country: str) -> list[Place]:
    """Return the provinces and territories of a country, in the gazetteer's own order."""
    kinds = (Kind.PROVINCE, Kind.TERRITORY)
    return list(Place.objects.filter(country=country, kind__in=kinds).order_by("number"))


def numbers(country: str) -> dict[str, tuple[Line, ...]]:
    """Return the first lines: for emergencies, then of the whole country; they stand in a file, not in the database."""
    found = all_numbers(country)
    dials = {line.dial for line in found["lines"]}
    partly = [line for line in found["nearby"] if line.dial in EMERGENCY and line.dial not in dials]
    lines = sorted([*found["lines"], *partly], key=lambda line: line.dial not in EMERGENCY)
    return {"lines": tuple(lines[:FIRST_LINES])}


def few_numbers(country: str) -> dict[str, tuple[Line, ...]]:
    """Return the very first lines: those for emergencies."""
    return {"lines": numbers(country)["lines"][:FEW_LINES]}


def all_numbers(country: str) -> dict[str, tuple[Line, ...]]:
    """Return all lines: `lines` of the whole country, `nearby` of a part of it each."""
    found = hotlines(country, content_language())
    whole = tuple(line for line in found if not line.area)
    return {"lines": whole, "nearby": tuple(line for line in found if line.area)}
