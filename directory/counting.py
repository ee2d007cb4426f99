"""How many places to go to lie in a province or a district."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from django.db.models import Count, F, Func, IntegerField

from directory import feed
from directory.models import Card
from directory.models.card import LANGUAGES


def places_to_go() -> Mapping[int, int]:
    """Return how many public listings lie in each place, by `Place.number`.

    They are counted once in an edition of the catalogue, by a statement over all cards.
    """
    return _counted(feed.standing())


@lru_cache(maxsize=2)
def _counted(_now: feed.Standing) -> Mapping[int, int]:
    within = Func(F("ancestors"), function="unnest", output_field=IntegerField())
    cards = Card.objects.filter(language=LANGUAGES[0], ecef__isnull=False)
    return MappingProxyType(dict(cards.annotate(within=within).values_list("within").annotate(Count("pk"))))


forget = _counted.cache_clear
