"""How many places to go to lie in a province or a district."""

from collections.abc import Mapping

from django.db.models import Count, F, Func, IntegerField

from directory.models import Card
from directory.models.card import LANGUAGES


def places_to_go() -> Mapping[int, int]:
    """Return how many public listings lie in each place, by `Place.number`; one statement over the cards."""
    within = Func(F("ancestors"), function="unnest", output_field=IntegerField())
    cards = Card.objects.filter(language=LANGUAGES[0], ecef__isnull=False)
    return dict(cards.annotate(within=within).values_list("within").annotate(Count("pk")))
