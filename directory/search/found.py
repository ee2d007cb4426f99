"""One thing found: a ready card, how far it is, whether it is open; as HTML and as JSON."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from django.utils import translation
from django.utils.html import format_html

from directory import hours, scripts, wording


class ReadyCard(NamedTuple):
    """A row of a search: the card's public position and its ready forms."""

    id: UUID
    latitude: float | None
    longitude: float | None
    precision: str
    place: int | None
    place_name: str
    hours: str
    ready_html: str
    ready_json: str
    shares_place: bool
    chord_m: float


def positions(cards: Iterable[ReadyCard]) -> tuple[list[float], list[float]]:
    """Return the latitudes and the longitudes of cards that are somewhere."""
    at = [(card.latitude, card.longitude) for card in cards]
    return [latitude for latitude, _ in at if latitude is not None], [east for _, east in at if east is not None]


@dataclass(frozen=True, slots=True)
class Distance:
    """How far it is, said no closer than the place is known: metres to an exact point, else whole kilometres."""

    precision: str
    distance_m: int | None
    distance_km_about: int | None
    in_same_place: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A card in the answer to one search."""

    card: ReadyCard
    distance: Distance | None
    opening: hours.Opening
    at: datetime
    language: str

    def html(self) -> str:
        """Return the card with distance and opening said in its slots."""
        with translation.override(self.language):
            far = wording.say_distance(self.distance, scripts.as_run(self.card.place_name))
            opening = wording.say_opening(self.opening, self.at)
            said = _span(far or _where(self.card)), _span(opening)
        return self.card.ready_html.replace("<!--distance-->", said[0]).replace("<!--opening-->", said[1])

    def json(self) -> bytes:
        """Return the card as a JSON object, with distance and `open_now`."""
        extra: dict[str, Any] = {"open_now": {"open": True, "closed": False}.get(self.opening.state)}
        if self.distance and self.distance.distance_m is not None:
            extra["distance_m"] = self.distance.distance_m
        elif self.distance:
            extra["distance_km_about"] = self.distance.distance_km_about
        return b"%b,%b" % (self.card.ready_json[:-1].encode(), orjson.dumps(extra)[1:])


def _where(card: ReadyCard) -> str:
    """Without a distance the place alone is said."""
    return scripts.as_run(card.place_name) if card.place_name else ""


def _span(said: str) -> str:
    return format_html("<span>{}</span>", said) if said else ""


@lru_cache(maxsize=4096)
def opening_of(hours_json: str, minute: datetime) -> hours.Opening:
    """Return whether hours mean open at that minute; many cards share their hours, and many searches a minute."""
    return hours.opening(hours.from_json(hours_json), minute)
