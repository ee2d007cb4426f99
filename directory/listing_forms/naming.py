"""Finds the places of the gazetteer that somebody's words name, for forms: one, or those to choose from."""

from directory.districts import district_around
from places.lookup import look_up
from places.models import Place

MOST_OFFERED, MOST_WITHIN = 8, 50


def districts(words: str) -> list[Place]:
    """Return the districts that may be meant, each once; a city's name means its district."""
    around = (district_around(place) for place in _meant(words))
    return list({place.pk: place for place in around if place}.values())


def places(words: str, within: Place | None = None) -> list[Place]:
    """Return the places that may be meant; one where that is clear. With `within`, only what lies in it."""
    if within is None:
        return _meant(words)
    return [place for place in look_up(words, limit=MOST_WITHIN).candidates if within.number in place.ancestors]


def _meant(words: str) -> list[Place]:
    found = look_up(words, limit=MOST_OFFERED)
    return [found.place] if found.place else list(found.candidates)
