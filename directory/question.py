"""The one reader of a question's parameters, for the page and for the API. It never raises: it refuses, by name."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.cards.tags import AUDIENCES, NEEDS, is_language
from directory.search import MAX_LIMIT, Search
from places.geo import Point
from places.lookup import look_up
from places.models import Place

Message = str | Promise
Params = Mapping[str, list[str]]

MAX_LETTERS = 200
# Half the Earth's circumference: nothing is farther away.
MAX_RADIUS_M = 20_037_508
YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off"})
# What nobody types: control signs, marks that turn the direction of writing, halves of surrogate pairs.
UNTYPED = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


class ParameterError(Exception):
    """A parameter cannot be used; `message` says so to a person."""

    def __init__(self, message: Message) -> None:
        super().__init__()
        self.message = message


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: a search, or why there is none.

    `refusals` say by parameter what cannot be used; `candidates` are the places that an ambiguous name may mean;
    `typed` is what was given, cleaned, to be shown again.
    """

    search: Search | None = None
    refusals: dict[str, Message] = field(default_factory=dict)
    candidates: tuple[Place, ...] = ()
    typed: dict[str, list[str]] = field(default_factory=dict)


def read(params: Params, *, language: str, place: Place | None = None) -> Question:
    """Read the parameters into a search for cards in `language`; at most one statement, for a typed place.

    `place` is where she is when that is known already; then nothing is looked up.
    """
    typed = {name: cleaned for name in (*READERS, *POSITION) if (cleaned := _cleaned(params.get(name, [])))}
    refusals: dict[str, Message] = {}
    values = {
        READERS[name][0]: value
        for name, texts in typed.items()
        if name in READERS and (value := _value(name, READERS[name][1], texts, refusals)) is not None
    }
    if place is not None:
        values["place"] = place
    candidates = _add_position(values, typed, refusals)
    search = None if refusals or candidates else Search(**values, language=language)
    return Question(search, refusals, candidates, typed)


def clean(text: str) -> str:
    """Return the text without signs that nobody types, and without space around it."""
    return UNTYPED.sub("", text).strip()


def _cleaned(texts: list[str]) -> list[str]:
    return [cleaned for text in texts if (cleaned := clean(text))]


def _value(name: str, reader: Callable[[list[str]], Any], texts: list[str], refusals: dict[str, Message]) -> Any:
    """Return what the texts mean; None when they are refused."""
    try:
        if any(len(text) > MAX_LETTERS for text in texts):
            raise ParameterError(_("This is too long. Write no more than 200 letters."))
        return reader(texts)
    except ParameterError as refused:
        refusals[name] = refused.message
        return None


def _needs(texts: list[str]) -> tuple[str, ...]:
    if not set(texts) <= NEEDS.keys():
        raise ParameterError(_("We do not know this need. Choose one from the list."))
    return tuple(dict.fromkeys(texts))


def _audience(texts: list[str]) -> str:
    if texts[-1] not in AUDIENCES:
        raise ParameterError(_("Choose women, children, men or transgender people."))
    return texts[-1]


def _spoken(texts: list[str]) -> str:
    code = texts[-1].lower()
    if not is_language(code):
        raise ParameterError(_("Write the language as two or three letters, such as ur or en."))
    return code


def _cost(texts: list[str]) -> bool:
    if texts[-1] != "free":
        raise ParameterError(_("The cost can only be free."))
    return True


def _yes(texts: list[str]) -> bool:
    word = texts[-1].lower()
    if word not in YES | NO:
        raise ParameterError(_("Answer yes or no, as 1 or 0."))
    return word in YES


def _radius_km(texts: list[str]) -> float:
    metres = number(texts[-1])
    if metres is None or not 0 < metres <= MAX_RADIUS_M:
        raise ParameterError(_("The distance is a number of metres, more than 0."))
    # Nobody means less than a metre, and the least of numbers is 0 as soon as it is divided.
    return max(metres, 1.0) / 1000


def _limit(texts: list[str]) -> int:
    count = whole_number(texts[-1])
    if count is None or not 1 <= count <= MAX_LIMIT:
        raise ParameterError(_("The limit is a whole number from 1 to 50."))
    return count


def _page(texts: list[str]) -> int:
    page = whole_number(texts[-1])
    if page is None or page < 1:
        raise ParameterError(_("The page is a whole number, 1 or more."))
    return page


def _degrees(most: int, message: Message) -> Callable[[list[str]], float]:
    def read_degrees(texts: list[str]) -> float:
        degrees = number(texts[-1])
        if degrees is None or abs(degrees) > most:
            raise ParameterError(message)
        return degrees

    return read_degrees


def number(text: str) -> float | None:
    """Return the finite number that the text is, in the digits of any script; None when it is none."""
    try:
        value = float(text) if "_" not in text else float("nan")
    except ValueError:
        return None
    return value if isfinite(value) else None


def whole_number(text: str) -> int | None:
    """Return the whole number that the text is, in the digits of any script; None when it is none."""
    return int(text) if text.isdecimal() else None


# parameter: (field of Search, reader of the texts that were given for it)
READERS: dict[str, tuple[str, Callable[[list[str]], Any]]] = {
    "need": ("needs", _needs),
    "audience": ("audience", _audience),
    "language": ("speaks", _spoken),
    "cost": ("free", _cost),
    "open_now": ("open_now", _yes),
    "accessible": ("accessible", _yes),
    "remote": ("remote", _yes),
    "accepts_minors": ("accepts_minors", _yes),
    "radius": ("within_km", _radius_km),
    "limit": ("limit", _limit),
    "page": ("page", _page),
}
DEGREES = {
    "latitude": _degrees(90, _("A latitude is a number from -90 to 90.")),
    "longitude": _degrees(180, _("A longitude is a number from -180 to 180.")),
}
POSITION = ("place", *DEGREES)
PARAMETERS = frozenset({*READERS, *POSITION})
OTHER = {"latitude": "longitude", "longitude": "latitude"}


def _add_position(
    values: dict[str, Any], typed: dict[str, list[str]], refusals: dict[str, Message]
) -> tuple[Place, ...]:
    """Add the point and the place to the values of the search; return the candidates of an ambiguous place."""
    degrees = {name: _value(name, DEGREES[name], typed[name], refusals) for name in DEGREES if name in typed}
    if len(degrees) == 1:
        refusals.setdefault(OTHER[next(iter(degrees))], _("A position needs both a latitude and a longitude."))
    elif degrees and None not in degrees.values():
        values["point"] = Point(degrees["latitude"], degrees["longitude"])
    if "place" in values:
        return ()
    if "place" in typed:
        return _value("place", _add_place(values), typed["place"], refusals) or ()
    if not degrees:
        refusals["place"] = _("Write a place, or choose a province.")
    return ()


def _add_place(values: dict[str, Any]) -> Callable[[list[str]], tuple[Place, ...]]:
    def read_place(texts: list[str]) -> tuple[Place, ...]:
        found = look_up(texts[-1])
        if found.is_ambiguous:
            return found.candidates
        if found.place is None:
            raise ParameterError(_("We do not know this place. Try another spelling, or choose a province."))
        values["place"] = found.place
        return ()

    return read_place
