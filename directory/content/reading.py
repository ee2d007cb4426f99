"""From the tables to a content: one statement per table, however many listings."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date, time
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from directory.content.shape import ANSWERS, BLANK, TEXTS, Content, words_key
from directory.models import (
    Accessibility,
    CostOption,
    Language,
    Phone,
    ReachedThrough,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceText,
)

BATCH = 500
COLUMNS = ("kind", "url", "status", "capacity")
PLACED = ("place_id", "precision", "confidential", "address_1", "postal_code", "latitude", "longitude")
LISTING = ("pk", "service_id", "location_id", "always_open", *(f"location__{name}" for name in PLACED))
SCHEDULE = ("service_at_location__service_id", "kind", "weekday", "opens_at", "closes_at", "valid_from", "valid_to")


def content_of(service: Service | UUID) -> Content:
    """Return what one listing says now. Service.DoesNotExist."""
    pk = service.pk if isinstance(service, Service) else service
    found = dict(contents_of([pk]))
    if pk not in found:
        raise Service.DoesNotExist
    return found[pk]


def contents_of(ids: Iterable[UUID]) -> Iterator[tuple[UUID, Content]]:
    """Yield what each listing says now, some hundred at a time."""
    rest = iter(ids)
    while batch := list(islice(rest, BATCH)):
        yield from _batch(batch).items()


def _batch(ids: Collection[UUID]) -> dict[UUID, Content]:
    contents = {row.pk: _of_service(row) for row in Service.everything.filter(pk__in=ids)}
    _add_words(contents, ids)
    _add_terms(contents, ids)
    _add_lists(contents, ids)
    _add_place(contents, ids)
    _add_hours(contents, ids)
    return contents


def _of_service(row: Service) -> Content:
    """Return a content in the order of the keys, filled with what the service's own row says."""
    blank: Content = {key: _copy(value) for key, value in BLANK.items()}
    said = {name: getattr(row, name) for name in (*COLUMNS, *ANSWERS) if name != "wheelchair"}
    return blank | said | {"emails": list(row.emails), "capacity_until": _day(row.capacity_until)}


def _add_words(contents: dict[UUID, Content], ids: Collection[UUID]) -> None:
    rows = ServiceText.objects.filter(of_id__in=ids, field__in=TEXTS).order_by("language")
    for of_id, field, language, text in rows.values_list("of_id", "field", "language", "text"):
        contents[of_id][words_key(field)][language] = text


def _add_terms(contents: dict[UUID, Content], ids: Collection[UUID]) -> None:
    rows = Service.terms.through.objects.filter(service_id__in=ids).order_by("taxonomyterm__slug")
    for pk, taxonomy, slug in rows.values_list("service_id", "taxonomyterm__taxonomy__slug", "taxonomyterm__slug"):
        contents[pk]["needs" if taxonomy == "need" else "audiences"].append(slug)


def _add_lists(contents: dict[UUID, Content], ids: Collection[UUID]) -> None:
    of = {"service_id__in": ids}
    phones = Phone.objects.filter(**of).order_by("position", "pk")
    for pk, row in _rows(phones, "kind", "published", "dial", "e164", "label"):
        contents[pk]["phones"].append(row)
    for pk, row in _rows(
        ReachedThrough.objects.filter(**of).order_by("pk"), "helpline_id", "published", "dial", "label"
    ):
        helpline = row.pop("helpline_id")
        contents[pk]["reached_through"].append({"helpline": str(helpline) if helpline else None, **row})
    for pk, row in _rows(CostOption.objects.filter(**of).order_by("pk"), "free", "option"):
        contents[pk]["costs"].append(row)
    for pk, row in _rows(Language.objects.filter(**of).order_by("code"), "code"):
        contents[pk]["spoken"].append(row["code"])
    for pk, row in _rows(ServiceArea.objects.filter(**of).order_by("place_id"), "place_id"):
        contents[pk]["areas"].append(row["place_id"])


def _rows(found: QuerySet[Any], *fields: str) -> Iterator[tuple[UUID, dict[str, Any]]]:
    for row in found.values("service_id", *fields):
        yield row.pop("service_id"), row


def _add_place(contents: dict[UUID, Content], ids: Collection[UUID]) -> None:
    listings = ServiceAtLocation.everything.filter(service_id__in=ids).order_by("pk").values(*LISTING)
    by_location = defaultdict(list)
    for row in listings:
        place = {name: row[f"location__{name}"] for name in PLACED}
        latitude, longitude = place.pop("latitude"), place.pop("longitude")
        contents[row["service_id"]] |= {
            "always_open": row["always_open"],
            "place": place.pop("place_id"),
            "address": place.pop("address_1"),
            "point": None if latitude is None else [latitude, longitude],
            **place,
        }
        by_location[row["location_id"]].append(row["service_id"])
    features = Accessibility.objects.filter(location_id__in=by_location, feature="wheelchair")
    for location, present in features.values_list("location_id", "present"):
        for pk in by_location[location]:
            contents[pk]["wheelchair"] = "yes" if present else "no"


def _add_hours(contents: dict[UUID, Content], ids: Collection[UUID]) -> None:
    rows = Schedule.objects.filter(service_at_location__service_id__in=ids)
    ordered = rows.order_by("valid_from", "valid_to", "weekday", "opens_at", "closes_at", "pk")
    names = {"regular": "week", "ramadan": "ramadan"}
    for pk, kind, weekday, opens, closes, first, last in ordered.values_list(*SCHEDULE):
        times = [_clock(opens), _clock(closes)]
        if kind in names:
            contents[pk][names[kind]].append([weekday, *times])
        else:
            contents[pk]["exceptions"].append([_day(first), _day(last), *times])


def _copy(value: Any) -> Any:
    return value.copy() if isinstance(value, (list, dict)) else value


def _clock(at: time | None) -> str | None:
    return at.strftime("%H:%M") if at else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
