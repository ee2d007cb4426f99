"""From a content to the tables, inside the caller's transaction. What is equal already is left as it stands."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django.utils import timezone

from directory.content.reading import content_of
from directory.content.shape import ANSWERS, TEXTS, Content, words_key
from directory.models import (
    Accessibility,
    CostOption,
    Language,
    Location,
    Phone,
    ReachedThrough,
    Review,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceText,
    TaxonomyTerm,
)
from places.models import Place

COLUMNS = ("kind", "url", "emails", "status", *(name for name in ANSWERS if name != "wheelchair"))
WHERE = frozenset({"place", "precision", "confidential", "address", "postal_code", "point"})
WHEN = frozenset({"week", "ramadan", "exceptions", "always_open"})


def write(service: Service, content: Content) -> frozenset[str]:
    """Make a listing say `content` (its missing keys stay as they are); return the names of what changed.

    The caller holds a lock on the service, keeps the edition and rebuilds the cards.
    """
    before = content_of(service)
    wanted = before | content
    changed = frozenset(key for key, value in wanted.items() if value != before[key])
    if not changed:
        return changed
    _write_row(service, wanted)
    for text in TEXTS:
        if words_key(text) in changed:
            _write_words(service, text, wanted[words_key(text)])
    if changed & {"needs", "audiences"}:
        service.terms.set(TaxonomyTerm.objects.filter(slug__in=[*wanted["needs"], *wanted["audiences"]]))
    _write_lists(service, wanted, changed)
    listing = _listing(service)
    if changed & WHERE:
        _write_place(listing.location, wanted)
    if "wheelchair" in changed:
        _write_wheelchair(listing.location, wanted["wheelchair"])
    if changed & WHEN:
        _write_hours(listing, wanted)
    return changed


def _write_row(service: Service, wanted: Content) -> None:
    for name in COLUMNS:
        setattr(service, name, wanted[name])
    until = wanted["capacity_until"]
    if (service.capacity, service.capacity_until and service.capacity_until.isoformat()) != (wanted["capacity"], until):
        service.capacity = wanted["capacity"]
        service.capacity_until = date.fromisoformat(until) if until else None
        service.capacity_said_on = timezone.localdate() if wanted["capacity"] else None
    fields = ("capacity", "capacity_until", "capacity_said_on", "last_modified")
    service.save(update_fields=[*COLUMNS, *fields])


def _write_words(service: Service, text: str, words: dict[str, str]) -> None:
    """Write the words of one text; those of a language that did not change keep their review."""
    rows = {row.language: row for row in ServiceText.objects.filter(of=service, field=text)}
    for language, row in rows.items():
        if language not in words:
            row.delete()
    for language, said in words.items():
        held = rows.get(language) or ServiceText(of=service, field=text, language=language)
        if held.text != said:
            held.text, held.review = said, Review.SOURCE
            held.save()


def _write_lists(service: Service, wanted: Content, changed: frozenset[str]) -> None:
    if "phones" in changed:
        _write_phones(service, wanted["phones"])
    if "reached_through" in changed:
        rows = ({"helpline_id": row["helpline"]} | {k: v for k, v in row.items() if k != "helpline"} for row in
                wanted["reached_through"])  # fmt: skip
        _replace(ReachedThrough, service, rows)
    if "costs" in changed:
        _replace(CostOption, service, wanted["costs"])
    if "spoken" in changed:
        _replace(Language, service, ({"code": code} for code in wanted["spoken"]))
    if "areas" in changed:
        _replace(ServiceArea, service, ({"place_id": place} for place in wanted["areas"]))


def _replace(model: Any, service: Service, rows: Iterable[dict[str, Any]]) -> None:
    model.objects.filter(service=service).delete()
    model.objects.bulk_create(model(service=service, **row) for row in rows)


def _write_phones(service: Service, wanted: list[dict[str, Any]]) -> None:
    """Write the numbers; one that stays keeps the day on which it was last heard."""
    answered = {(row.kind, row.dial): row.answered_on for row in service.phones.all()}
    Phone.objects.filter(service=service).delete()
    Phone.objects.bulk_create(
        Phone(
            service=service,
            position=position,
            short_code=not row["e164"],
            answered_on=answered.get((row["kind"], row["dial"])),
            **row,
        )
        for position, row in enumerate(wanted)
    )


def _listing(service: Service) -> ServiceAtLocation:
    """Return where the service is given; nowhere, to begin with."""
    held = ServiceAtLocation.everything.filter(service=service).select_related("location").order_by("pk").first()
    if held is not None:
        return held
    location = Location.everything.create(location_type="virtual")
    return ServiceAtLocation.everything.create(service=service, location=location)


def _write_place(location: Location, wanted: Content) -> None:
    """Write where it is. Of a hidden place neither street nor point is written, whatever the content says."""
    place = Place.objects.get(pk=wanted["place"]) if wanted["place"] else None
    is_hidden = wanted["confidential"]
    latitude, longitude = (wanted["point"] if wanted["point"] and not is_hidden else None) or (None, None)
    location.location_type = "physical" if place else "virtual"
    location.place, location.precision = place, wanted["precision"] if place else ""
    location.confidential = is_hidden
    location.address_1 = "" if is_hidden else wanted["address"]
    location.postal_code = "" if is_hidden else wanted["postal_code"]
    location.latitude, location.longitude = latitude, longitude
    if place:
        location.timezone = place.timezone
    location.save()


def _write_wheelchair(location: Location, answer: str) -> None:
    Accessibility.objects.filter(location=location, feature="wheelchair").delete()
    if answer != "unknown":
        Accessibility.objects.create(location=location, feature="wheelchair", present=answer == "yes")


def _write_hours(listing: ServiceAtLocation, wanted: Content) -> None:
    ServiceAtLocation.everything.filter(pk=listing.pk).update(always_open=wanted["always_open"])
    Schedule.objects.filter(service_at_location=listing).delete()
    weekly = [(kind, row) for kind, key in (("regular", "week"), ("ramadan", "ramadan")) for row in wanted[key]]
    rows = [
        Schedule(service_at_location=listing, kind=kind, weekday=day, opens_at=_time(opens), closes_at=_time(closes))
        for kind, (day, opens, closes) in weekly
    ]
    rows += [
        Schedule(
            service_at_location=listing,
            kind="exception",
            valid_from=date.fromisoformat(first),
            valid_to=date.fromisoformat(last),
            opens_at=_time(opens),
            closes_at=_time(closes),
        )
        for first, last, opens, closes in wanted["exceptions"]
    ]
    Schedule.objects.bulk_create(rows)


def _time(at: str | None) -> time | None:
    return time.fromisoformat(at) if at else None
