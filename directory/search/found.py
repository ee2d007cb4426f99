"""One thing found: a ready card, how far it is, whether it is open; as HTML and as JSON."""

import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.utils import translation
from django.utils.html import format_html

from directory import hours, scripts, wording

# What a card marks as more than its name and its first number.
_MORE = re.compile(r"<!--\[-->.*?<!--\]-->", re.DOTALL)


# As JSON says it; of what is not known, nothing.
OPEN_NOW = {"open": "true", "closed": "false", "unknown": "null"}


class ReadyCard(NamedTuple):
    """A row of a search: the card's public position, and the ready form that was asked for."""

    id: UUID
    latitude: float | None
    longitude: float | None
    precision: str
    place: int | None
    place_name: str
    hours: str
    ready: str
    shares_place: bool
    chord_m: float


def positions(cards: Iterable[ReadyCard]) -> tuple[list[float], list[float]]:
    """Return the latitudes and the longitudes of cards that are somewhere."""
    at = [(card.latitude, card.longitude) for card in cards]
    return [latitude for latitude, _ in at if latitude is not None], [east for _, east in at if east is not None]


class Distance(NamedTuple):
    """How far it is, said no closer than the place is known: metres to an exact point, else whole kilometres."""

    precision: str
    distance_m: int | None
    distance_km_about: int | None
    in_same_place: bool


class Found(NamedTuple):
    """A card in the answer to one search."""

    card: ReadyCard
    distance: Distance | None
    opening: hours.Opening
    at: datetime
    language: str

    def html(self) -> str:
        """Return the card with distance and opening said in its slots."""
        where = _said_distance(_coarse(self.distance), self.card.place_name, self.language)
        when = _said_opening(self.opening, self.at, self.language)
        said = self.card.ready.replace("<!--distance-->", where, 1).replace("<!--opening-->", when, 1)
        return said.replace("<!--[-->", "").replace("<!--]-->", "")

    def short_html(self) -> str:
        """Return the card's name and first number alone: what the card marks as more is left out."""
        return _MORE.sub("", self.card.ready)

    def json(self) -> bytes:
        """Return the card as a JSON object, with distance and `open_now`."""
        far = self.distance
        if far is None:
            said = ""
        elif far.distance_m is not None:
            said = f',"distance_m":{far.distance_m}'
        else:
            said = f',"distance_km_about":{far.distance_km_about}'
        return f'{self.card.ready[:-1]},"open_now":{OPEN_NOW[self.opening.state]}{said}}}'.encode()


def _coarse(distance: Distance | None) -> Distance | None:
    """Return the distance as closely as words say it, so that few different ones have to be put into words."""
    if distance is None or distance.distance_m is None:
        return distance
    metres = distance.distance_m
    digits = -1 if metres < 990 else -2 if metres < 9900 else -3
    return distance._replace(distance_m=round(metres, digits))


@lru_cache(maxsize=16_384)
def _said_distance(distance: Distance | None, place_name: str, language: str) -> str:
    """Say the distance as HTML; without one the place alone, if there is one."""
    with translation.override(language):
        return _span(wording.say_distance(distance, place_name) if distance else scripts.as_run(place_name))


@lru_cache(maxsize=4096)
def _said_opening(opening: hours.Opening, at: datetime, language: str) -> str:
    with translation.override(language):
        said = wording.say_opening(opening, at)
    return format_html("<b>{}</b>", said) if opening.state == "open" else _span(said)


def _span(said: str) -> str:
    return format_html("<span>{}</span>", said) if said else ""


@lru_cache(maxsize=4096)
def opening_of(hours_json: str, minute: datetime) -> hours.Opening:
    """Return whether hours mean open at that minute; many cards share their hours, and many searches a minute."""
    return hours.opening(hours.from_json(hours_json), minute)
