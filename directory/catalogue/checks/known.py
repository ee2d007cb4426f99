"""What the checks need to know of the world: one reading before the first check."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from directory.catalogue.checks.fault import Record
from directory.catalogue.checks.shape import is_plain
from directory.districts import is_too_close
from directory.models import Evidence, EvidenceKind, Service, TaxonomyTerm
from places.ids import country_id
from places.models import Place


@dataclass(frozen=True, slots=True)
class Known:
    """Ids in the file and ids that staff have taken, places, term slugs by taxonomy, what evidence says is wrong."""

    ids: frozenset[str]
    taken: frozenset[str]
    places: dict[str, Place]
    above: dict[int, Place]
    inside: dict[int, list[Place]]
    terms: dict[str, frozenset[str]]
    wrong_lines: dict[str, set[str]] = field(default_factory=dict)
    wrong_links: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, records: list[Record]) -> Self:
        """Read what the checks of `records` need; they may still be of any shape."""
        shaped = [record for record in records if isinstance(record, dict)]
        places = Place.objects.in_bulk([name for record in shaped for name in _place_ids(record)])
        numbers = {number for place in places.values() for number in place.ancestors}
        lines, links = _wrong(shaped)
        return cls(
            ids=frozenset(str(record.get("id")) for record in shaped),
            taken=frozenset(Service.everything.filter(source_digest="").values_list("slug", flat=True)),
            places=places,
            above={place.number: place for place in Place.objects.filter(number__in=numbers)},
            inside=_closer_places(shaped, places),
            terms=_terms(),
            wrong_lines=lines,
            wrong_links=links,
        )

    def is_too_close(self, place: Place) -> bool:
        """Tell whether the place is closer than a district, where the gazetteer has a district to say instead."""
        return is_too_close(place, {self.above[number].kind for number in place.ancestors})


def _place_ids(record: Record) -> Iterable[str]:
    location, areas = record.get("location"), record.get("areas")
    named = [location.get("place")] if isinstance(location, dict) else []
    named += areas if isinstance(areas, list) else []
    country = record.get("country")
    named += [country_id(country)] if isinstance(country, str) else []
    return [name for name in named if isinstance(name, str) and is_plain(name)]


def _closer_places(records: list[Record], places: dict[str, Place]) -> dict[int, list[Place]]:
    """Return, by the number of each confidential location's place, the places inside it."""
    locations = (record.get("location") for record in records)
    named = {at.get("place") for at in locations if isinstance(at, dict) and at.get("confidential")}
    found: dict[int, list[Place]] = {places[name].number: [] for name in named if name in places}
    for place in Place.objects.filter(ancestors__overlap=list(found)):
        for number in found.keys() & set(place.ancestors[1:]):
            found[number].append(place)
    return found


def _terms() -> dict[str, frozenset[str]]:
    pairs = list(TaxonomyTerm.objects.values_list("taxonomy__slug", "slug"))
    return {name: frozenset(slug for of, slug in pairs if of == name) for name in ("need", "audience")}


def _wrong(records: list[Record]) -> tuple[dict[str, set[str]], set[str]]:
    """Return the lines that are wrong for each record, and the links that are wrong for all: of file and database."""
    lines: dict[str, set[str]] = {}
    stored = Evidence.objects.filter(kind__in=(EvidenceKind.WRONG_NUMBER, EvidenceKind.WRONG_LINK))
    rows = [*stored.values_list("service__slug", "kind", "value", "digits"), *_evidence_in(records)]
    for slug, kind, _value, digits in rows:
        if kind == EvidenceKind.WRONG_NUMBER and digits:
            lines.setdefault(slug, set()).add(digits)
    return lines, {value.lower() for _slug, kind, value, _digits in rows if kind == EvidenceKind.WRONG_LINK and value}


def _evidence_in(records: list[Record]) -> Iterable[tuple[str, str, str, str]]:
    for record in records:
        rows = record.get("evidence")
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict):
                kind, value, digits = (str(row.get(key, "")) for key in ("kind", "value", "digits"))
                yield str(record.get("id")), kind, value, digits
