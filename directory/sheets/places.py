"""Places in a cell: "Lahore, Punjab [pk/punjab/lahore]". Reads the gazetteer once for each spelling."""

import re
from collections.abc import Iterable
from typing import Final

from django.db.models import Q

from directory.sheets.faults import CellError
from places.lookup import look_up
from places.models import Kind, Place

_CODED: Final = re.compile(r"(.*?)\s*\[([^\[\]]*)\]", re.DOTALL)
_COMMA: Final = re.compile(r"\s*[,،]\s*")
_CLOSE: Final = (Kind.TEHSIL, Kind.CITY, Kind.TOWN, Kind.VILLAGE, Kind.AREA)
_AROUND: Final = (Kind.DISTRICT, Kind.DIVISION)


class Places:
    """What is known of places while a file is written or read."""

    def __init__(self) -> None:
        self._by_id: dict[str, Place] = {}
        self._read: dict[str, Place | CellError] = {}

    def load(self, ids: Iterable[str]) -> None:
        """Fetch places by one statement."""
        missing = {pk for pk in ids if pk not in self._by_id}
        if missing:
            self._by_id |= Place.objects.in_bulk(missing)

    def get(self, pk: str | None) -> Place | None:
        """Return a place by its id."""
        if not pk:
            return None
        self.load([pk])
        return self._by_id.get(pk)

    def said(self, pk: str) -> str:
        """Write a place: where it is in words, and its id."""
        place = self.get(pk)
        return f"{place.path} [{pk}]" if place else f"[{pk}]"

    def read(self, cell: str) -> Place:
        """Return the place that a cell names. CellError."""
        if cell not in self._read:
            try:
                self._read[cell] = self._find(cell)
            except CellError as error:
                self._read[cell] = error
        found = self._read[cell]
        if isinstance(found, CellError):
            raise found
        return found

    def is_close(self, place: Place) -> bool:
        """Say whether a place is a city, or within one; a district is wider."""
        return place.kind in _CLOSE

    def around(self, place: Place) -> Place:
        """Return as what a hidden place may be known: the district around it, where there is one."""
        if place.kind not in _CLOSE:
            return place
        above = {row.kind: row for row in Place.objects.filter(number__in=place.ancestors, kind__in=_AROUND)}
        return next((above[kind] for kind in _AROUND if kind in above), place)

    def _find(self, cell: str) -> Place:
        found = _CODED.fullmatch(cell)
        if not found:
            return self._by_words(cell)
        place = self.get(found[2].strip())
        if place is None:
            raise CellError("unknown-place", found=cell[:120])
        if found[1] and found[1] not in {place.path, place.path_ur, place.name, place.name_ur}:
            raise CellError("two-places", found=cell[:120])
        return place

    def _by_words(self, said: str) -> Place:
        """Return the place of some words; what stands behind a comma must be above what stands before it."""
        head, *above = _COMMA.split(said)
        if not above:
            answer = look_up(said)
            return self._only(answer.place, answer.candidates, said)
        inside = look_up(above[-1]).place
        if inside is None:
            raise CellError("unknown-place", found=above[-1][:120])
        named = Place.objects.filter(Q(name__iexact=head) | Q(name_ur=head), ancestors__contains=[inside.number])
        exact = [place for place in named.order_by("number")[:5] if _says(place, said)]
        if exact:
            return self._only(_city_first(exact), tuple(exact), said)
        answer = look_up(head)
        within = [place for place in answer.candidates if inside.number in place.ancestors]
        if answer.candidates and not within:
            raise CellError("elsewhere", found=head[:120], inside=inside.name)
        return self._only(within[0] if len(within) == 1 else None, tuple(within), said)

    def _only(self, place: Place | None, candidates: tuple[Place, ...], said: str) -> Place:
        if place is not None:
            return place
        if candidates:
            raise CellError("which-place", found="; ".join(f"{one.path} [{one.pk}]" for one in candidates[:5]))
        raise CellError("unknown-place", found=said[:120])


def _says(place: Place, said: str) -> bool:
    """Say whether these words are how the place is written, or only name it and something above it."""
    return said.casefold() in {place.path.casefold(), place.path_ur} or len(_COMMA.split(said)) == 2


def _city_first(places: list[Place]) -> Place | None:
    """Return the city of several places with one name, one within the other; None where two may be meant."""
    cities = [place for place in places if place.kind in _CLOSE]
    found = cities or places
    return found[0] if len(found) == 1 else None
