"""How many places to go to lie in a province or a district, and in which countries there is any help."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from django.db.models import Count, F, Func, IntegerField

from directory import feed
from directory.models import Card, Location, Service
from directory.models.card import LANGUAGES


class Counted(NamedTuple):
    """`places_to_go`: public listings by the `Place.number` they lie in; `countries`: codes, of those served too."""

    places_to_go: Mapping[int, int]
    countries: frozenset[str]


def counted() -> Counted:
    """Return what the whole directory offers where; it is counted once in an edition of the catalogue."""
    return _counted(feed.standing())


@lru_cache(maxsize=2)
def _counted(_now: feed.Standing) -> Counted:
    within = Func(F("ancestors"), function="unnest", output_field=IntegerField())
    cards = Card.objects.filter(language=LANGUAGES[0], ecef__isnull=False)
    by_place = dict(cards.annotate(within=within).values_list("within").annotate(Count("pk")))
    stood_in = Location.public.values_list("place__country", flat=True)
    served = Service.public.values_list("areas__place__country", flat=True)
    return Counted(MappingProxyType(by_place), frozenset(filter(None, stood_in.union(served))))


forget = _counted.cache_clear
