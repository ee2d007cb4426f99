"""Looks up places for staff: in our own gazetteer, or, where the settings name one, at a Nominatim service.

No public page comes here. What is asked is what a member of staff typed, and the country; nothing else is sent. Never
ask for a confidential place: a service elsewhere would learn of it.
"""

import logging
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, build_opener

from django.conf import settings
from django.utils.translation import gettext as _
from geopy.adapters import URLLibAdapter
from geopy.exc import GeopyError
from geopy.geocoders import Nominatim as Service
from geopy.location import Location

from places.geo import Point
from places.lookup import look_up
from places.models import Kind, Place

TIMEOUT_S = 5
MOST = 10
LONGEST = 200
# What a strange answer may break while it is read.
ODD_ANSWER = (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError)
PRECISION_OF = {
    Kind.CITY: "city", Kind.TOWN: "city", Kind.VILLAGE: "city", Kind.AREA: "city", Kind.TEHSIL: "district",
    Kind.DISTRICT: "district",
}  # fmt: skip
# Nominatim ranks what it finds from a country (4) to a house (30).
EXACT_FROM, CITY_FROM, DISTRICT_FROM = 28, 13, 9

# Its lines hold the words, and what a service says of them.
logging.getLogger("geopy").setLevel(logging.WARNING)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be meant. `precision` is "exact", "city", "district", or empty for what is wider or not known.

    `place` is the id in our gazetteer, if it came from there; `source` is whom to name beside it.
    """

    name: str
    point: Point
    precision: str
    place: str | None
    source: str


class GeocoderAwayError(Exception):
    """The service does not answer, or not in a way that can be read. Its text can be shown to a person."""

    def __init__(self) -> None:
        super().__init__(_("We cannot look up places now. Please choose the place from our list, or try again later."))


class Geocoder(Protocol):
    """Finds places by their names."""

    def find(self, words: str, country: str) -> list[Candidate]:
        """Return the places of `country` (ISO 3166-1 alpha-2) that `words` may mean, likeliest first.

        Takes any text. Raises GeocoderAwayError.
        """


class Gazetteer:
    """Our own places: always there, and nothing leaves the machine."""

    def find(self, words: str, country: str) -> list[Candidate]:
        """Return the places of the gazetteer that may be meant."""
        found = look_up(words, limit=MOST)
        places = found.candidates or ((found.place,) if found.place else ())
        return [_of_place(place) for place in places if place.country == country.upper()]


class Nominatim:
    """A service that speaks as Nominatim does, at the address that the settings name."""

    def __init__(self, url: str, agent: str) -> None:
        address = urlsplit(url)
        self._service = Service(
            scheme=address.scheme,
            domain=f"{address.netloc}{address.path}",
            user_agent=agent,
            timeout=TIMEOUT_S,
            proxies={},
            adapter_factory=_Straight,
        )

    def find(self, words: str, country: str) -> list[Candidate]:
        """Return what the service knows by these words. Raises GeocoderAwayError."""
        asked = " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())[:LONGEST]
        if not asked:
            return []
        try:
            found = self._service.geocode(asked, exactly_one=False, limit=MOST, country_codes=country.lower())
            return [_of_answer(one) for one in found or ()]
        except (GeopyError, *ODD_ANSWER):
            # Without its cause: that holds the words.
            raise GeocoderAwayError from None


def geocoder() -> Geocoder:
    """Return the service that the settings name, or our own gazetteer where they name none."""
    if settings.GEOCODER:
        return Nominatim(settings.GEOCODER, settings.GEOCODER_AGENT)
    return Gazetteer()


class _NoRedirect(HTTPRedirectHandler):
    """Goes nowhere else with the words."""

    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        """Return no other address: the answer is then an error."""
        return


class _Straight(URLLibAdapter):  # type: ignore[misc]
    """Asks the service itself: neither through a proxy of the machine nor wherever it may send us."""

    def __init__(self, *, proxies: dict[str, str], ssl_context: Any) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self.urlopen = build_opener(HTTPSHandler(context=ssl_context), ProxyHandler({}), _NoRedirect()).open


def _of_place(place: Place) -> Candidate:
    point = Point(place.latitude, place.longitude)
    return Candidate(place.path, point, PRECISION_OF.get(Kind(place.kind), ""), place.id, place.source)


def _of_answer(found: Location) -> Candidate:
    raw = found.raw
    point = Point(float(raw["lat"]), float(raw["lon"]))
    return Candidate(str(raw["display_name"]), point, _precision(raw), None, str(raw.get("licence") or "Nominatim"))


def _precision(raw: dict[str, Any]) -> str:
    """Return how closely the answer is known; a street is no point, so it is known by its city."""
    rank = raw.get("place_rank")
    if not isinstance(rank, int):
        return ""
    return (
        "exact" if rank >= EXACT_FROM else "city" if rank >= CITY_FROM else "district" if rank >= DISTRICT_FROM else ""
    )
