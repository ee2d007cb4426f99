"""The numbers that fit on a card or a poster, in both languages, for a country and a province of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from directory.models import Service
from directory.nearby import provinces_around, serves
from places.models import Place
from safety.hotlines import Line, hotlines

LANGUAGES: Final = ("ur", "en")
# How many fit; before the numbers of a province, the first of the whole country: police and ambulance.
MOST: Final = 8
FIRST: Final = 3
CARD_HEADING, POSTER_HEADING, MORE = _("Numbers"), _("Need to talk? Call."), _("More numbers and places")
# What a card may say of a number. Whoever finds it learns no more than that somebody keeps numbers.
PLAIN: Final[tuple[tuple[frozenset[str], str | Promise], ...]] = (
    (frozenset({"emergency", "police"}), _("Police")),
    (frozenset({"emergency", "medical-care"}), pgettext_lazy("to call", "Ambulance")),
    (frozenset(), pgettext_lazy("to call", "Helpline")),
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as it stands on paper: `words` are (language, text), each text once."""

    published: str
    words: tuple[tuple[str, str], ...]


def on_a_card(here: Place) -> list[Printed]:
    """Return the numbers of a place with plain words: police, ambulance, helpline."""
    pairs = _chosen(here)
    terms = _terms([line.dial for line, _other in pairs])
    return [Printed(line.published, _plain(terms.get(line.dial, set()))) for line, _other in pairs]


def on_a_poster(here: Place) -> list[Printed]:
    """Return the numbers of a place with the names of who answers."""
    return [Printed(urdu.published, _names(urdu, english)) for urdu, english in _chosen(here)]


def _chosen(here: Place) -> list[tuple[Line, Line]]:
    """Return the lines that fit, each in Urdu and English, no number twice."""
    names = {province.name for province in provinces_around(here)}
    pairs = list(_pairs(here.country))
    national = [pair for pair in pairs if not pair[0].area]
    own = [pair for pair in pairs if serves(pair[1], names)]
    by_dial: dict[str, tuple[Line, Line]] = {}
    for pair in (*national[:FIRST], *own, *national[FIRST:]):
        by_dial.setdefault(pair[0].dial, pair)
    return list(by_dial.values())[:MOST]


def _pairs(country: str) -> Iterable[tuple[Line, Line]]:
    """Return the country's lines in both languages; in one of them twice where the two files are not alike."""
    urdu, english = (hotlines(country, language) for language in LANGUAGES)
    alike = [line.dial for line in urdu] == [line.dial for line in english]
    return zip(urdu if alike else english, english, strict=True)


def _names(urdu: Line, english: Line) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys([(urdu.lang, urdu.name), (english.lang, english.name)]))


def _plain(terms: set[str]) -> tuple[tuple[str, str], ...]:
    word = next(word for wanted, word in PLAIN if wanted <= terms)
    return tuple(in_both(word))


def in_both(words: str | Promise) -> Iterator[tuple[str, str]]:
    """Yield (language, text) of our own words in each language that stands on paper."""
    for language in LANGUAGES:
        with translation.override(language):
            said = str(words)
        yield language, said


def _terms(dials: list[str]) -> dict[str, set[str]]:
    """Return the taxonomy's words for each number; of two services with one number, those of the emergency line."""
    rows = Service.public.filter(phones__dial__in=dials).values_list("phones__dial", "pk", "terms__slug")
    services: dict[tuple[str, object], set[str]] = {}
    for dial, pk, slug in rows:
        services.setdefault((dial, pk), set()).add(slug)
    found: dict[str, set[str]] = {}
    for (dial, _pk), slugs in services.items():
        found[dial] = slugs if "emergency" in slugs else found.get(dial, slugs)
    return found
