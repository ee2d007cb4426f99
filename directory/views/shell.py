"""What several pages show: the home country's numbers, its provinces, the needs."""

from typing import Any

from django.conf import settings

from directory.choices import NEEDS
from places.models import Kind, Place


def front() -> dict[str, Any]:
    """Return what a page needs from which a search can start."""
    return {"needs": NEEDS.items(), "provinces": provinces(settings.HOME_COUNTRY), "hotlines": hotlines()}


def provinces(country: str) -> list[Place]:
    """Return the provinces and territories of a country, in the gazetteer's own order."""
    kinds = (Kind.PROVINCE, Kind.TERRITORY)
    return list(Place.objects.filter(country=country, kind__in=kinds).order_by("number"))


def hotlines() -> list[Any]:
    """Return the home country's emergency and national numbers."""
    return []
