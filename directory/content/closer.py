"""Finds names of places inside the district of a hidden place: they would lead closer than may be said."""

import re
from collections.abc import Callable, Iterable
from typing import Final

from directory.content.shape import TEXTS, Content, words_key
from directory.districts import closer_than_district, district_around
from places.models import Place

# The fields in which people write; what else stands in a content is a code, a number or an address of the web.
SPOKEN: Final = {
    **{words_key(text): "" for text in TEXTS},
    "phones": "label",
    "reached_through": "label",
    "costs": "option",
}
Finder = Callable[[str], str]


def finder(names: Iterable[str], but: str) -> Finder:
    """Return what finds the first of some names that stands in words as a whole; not those that `but` holds, too."""
    wanted = sorted({name for name in names if name and name not in but}, key=len, reverse=True)
    if not wanted:
        return lambda _words: ""
    rule = re.compile(rf"\b(?:{'|'.join(map(re.escape, wanted))})\b")
    return lambda words: found[0] if (found := rule.search(words)) else ""


def finder_around(place: Place | None) -> Finder:
    """Return what finds names closer than what may be said of a place: its district, or itself where there is none."""
    around = district_around(place) if place and closer_than_district([place]) else place
    if around is None:
        return lambda _words: ""
    above = Place.objects.filter(number__in=around.ancestors).values_list("name", "name_ur")
    inside = Place.objects.filter(ancestors__contains=[around.number]).exclude(pk=around.pk)
    names = (name for pair in inside.values_list("name", "name_ur") for name in pair)
    return finder(names, " ".join(f"{name} {name_ur}" for name, name_ur in above))


def closer_by_key(content: Content, find: Finder) -> dict[str, str]:
    """Return, by field, the first name in its words that leads closer."""
    found = {key: next(filter(None, map(find, said_in(key, content[key]))), "") for key in SPOKEN}
    return {key: name for key, name in found.items() if name}


def said_in(key: str, value: object) -> Iterable[str]:
    """Yield the words that somebody wrote in a field of `SPOKEN`."""
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from (part.get(SPOKEN[key], "") for part in value)


def too_close(content: Content) -> dict[str, list[Place]]:
    """Return the places of a content that are closer than a district, where there is a district to say instead."""
    ids = {"place": [content["place"]], "areas": content["areas"]}
    places = Place.objects.in_bulk([pk for several in ids.values() for pk in several if pk])
    close = closer_than_district(places.values())
    return {key: [places[pk] for pk in several if pk in close] for key, several in ids.items()}
