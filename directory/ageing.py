"""When a listing's confirmation is due, by its kind, and what must not lapse without a person."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Case, DateField, DateTimeField, ExpressionWrapper, F, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Least

from directory import states
from directory.models import Membership, Service, ServiceKind, Status
from directory.states import Freshness, Standing
from places.models import Kind, Place

PROVINCES = (Kind.PROVINCE, Kind.TERRITORY)
EMERGENCY, HELPLINE = "emergency", "helpline"


def period_of(kind: str) -> int:
    """Return after how many days a kind of listing is to be confirmed again (settings.CONFIRM_AGAIN_DAYS)."""
    periods: dict[str, int] = settings.CONFIRM_AGAIN_DAYS
    return periods.get(kind, periods["other"])


def due_on(service: Any) -> date | None:
    """Return when a service, or a row with its columns, is due; None for what was never confirmed."""
    return states.due_on(service.assured_date, period_of(service.kind), service.called_for_on)


def freshness_of(service: Any, today: date) -> Freshness:
    """Say how the confirmation of a service, or of a row with its columns, stands today."""
    return states.freshness(due_on(service), today)


def may_be_asked(service: Any, today: date) -> bool:
    """Say whether a confirmation may be asked for: from the day on which it is due, or where there never was one."""
    due = due_on(service)
    return due is None or due <= today


def standing_of(service: Service) -> Standing:
    """Return what the clock needs to know of a listing."""
    is_reachable = Membership.objects.readers().filter(organization=service.organization_id).exists()
    return Standing(
        due_on(service), service.reminders, service.reminded_on, is_indispensable(service), is_reachable=is_reachable
    )


def with_due(services: QuerySet[Service]) -> QuerySet[Any]:
    """Add `due` to each service: the day on which its confirmation is due, null for what was never confirmed."""
    periods = [When(kind=kind, then=Value(timedelta(days=period_of(kind)))) for kind in ServiceKind.values]
    regular = Cast(ExpressionWrapper(F("assured_date") + Case(*periods), DateTimeField()), DateField())
    called_for = Coalesce(F("called_for_on"), regular, output_field=DateField())
    due = Case(When(assured_date=None, then=None), default=Least(regular, called_for), output_field=DateField())
    return services.annotate(due=due)


def is_indispensable(service: Service) -> bool:
    """Say whether nobody but a person may take a listing down.

    So it is with emergency and national lines, and with the last open help for a need in a province (a country where
    there are no provinces).
    """
    slugs = set(service.terms.filter(taxonomy__slug="need").values_list("slug", flat=True))
    if EMERGENCY in slugs or _is_national_line(service, slugs):
        return True
    return any(not _has_other(service, slug, around) for around in _provinces(service) for slug in sorted(slugs))


def _is_national_line(service: Service, slugs: set[str]) -> bool:
    is_line = service.kind == ServiceKind.HELPLINE or HELPLINE in slugs
    return is_line and service.areas.filter(place__kind=Kind.COUNTRY).exists()


def _provinces(service: Service) -> Iterator[int]:
    """Yield the numbers of the provinces in which it helps; of the country, of a place in no province."""
    places = [at.location.place for at in service.service_at_locations.select_related("location__place")]
    places += [area.place for area in service.areas.select_related("place")]
    seen: set[int] = set()
    for place in filter(None, places):
        above = {row.number: row.kind for row in Place.objects.filter(number__in=place.ancestors)}
        found = [number for number in place.ancestors if above.get(number) in PROVINCES]
        number = (found or place.ancestors[-1:])[0]
        if number not in seen:
            seen.add(number)
            yield number


def _has_other(service: Service, need: str, around: int) -> bool:
    """Say whether another open service answers a need in a province: from a place there, or for an area of it."""
    others = Service.public.filter(status=Status.ACTIVE, terms__slug=need).exclude(pk=service.pk)
    is_there = Q(service_at_locations__location__place__ancestors__contains=[around])
    serves_it = Q(areas__place__ancestors__contains=[around])
    return others.filter(is_there | serves_it).exists()
