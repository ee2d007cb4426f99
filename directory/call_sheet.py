"""What a vetter has before her when she calls: what is known of the listing, and against it, and what was done."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.timezone import localdate

from accounts.models import User
from directory.ageing import due_on, freshness_of, is_indispensable
from directory.models import (
    Draft,
    Evidence,
    EvidenceKind,
    Freshness,
    ListingReport,
    Phone,
    Service,
    Source,
    Verification,
    VettingState,
)
from directory.phones import line_key
from directory.scripts import as_run, content_language
from directory.states import MOVES as TABLE
from directory.states import Deed, may_move
from directory.vetting_words import EVIDENCE, METHODS_SAID, MOVES, OUTCOMES, ROLES, say_actor, say_wrong
from directory.wording.assurance import assured_how
from directory.wording.fields import FIELDS
from directory.wording.states import say_state

# So much of the past is shown on one sheet.
LATEST = 20
SHEET = (
    "texts",
    "phones",
    "service_at_locations__location__place",
    "organization__texts",
    "sources",
    "evidence",
    "reached_through",
)


class Offer(NamedTuple):
    """A move that the table has from here."""

    deed: str
    said: Promise
    must_say_why: bool


class Checked(NamedTuple):
    """One verification, in words."""

    on: date
    outcome: Promise | str
    method: Promise
    who: str
    role: Promise | str
    fields: list[Promise]
    note: str


def find(pk: Any) -> Service | None:
    """Return a listing with all that its sheet says."""
    return Service.everything.select_related("organization").prefetch_related(*SHEET).filter(pk=pk).first()


def sheet_of(service: Service) -> dict[str, Any]:
    """Return what the page says of a listing from `find`, but for its form."""
    language, today = content_language(), localdate()
    at = next(iter(service.service_at_locations.all()), None)
    freshness = freshness_of(service, today)
    due = due_on(service)
    return {
        "service": service,
        "name": service.said("name", language),
        "organization": service.organization.said("name", language),
        "state": say_state(service.vetting_state),
        "how": assured_how(service.assured_method, is_overdue=freshness == Freshness.OVERDUE),
        "date": service.assured_date.isoformat() if service.assured_date else service.source_date,
        "due": due or service.called_for_on,
        "is_late": due is not None and today > due,
        "is_kept": freshness == Freshness.OVERDUE and is_indispensable(service),
        "is_hidden": any(one.location.confidential for one in service.service_at_locations.all()),
        "centre": at.pk if at and service.vetting_state == VettingState.PUBLISHED else None,
        "phones": list(service.phones.all()),
        "lines": list(service.reached_through.all()),
        "offers": list(offers(service)),
        **_against(service),
        **_past(service),
    }


def offers(service: Service) -> Iterator[Offer]:
    """Yield the moves of a vetter that the table has from where the listing stands."""
    for deed, said in MOVES.items():
        if deed in TABLE and may_move(service.vetting_state, Deed(deed)):
            yield Offer(str(deed), said, deed == Deed.RETURN)


def _against(service: Service) -> dict[str, Any]:
    """Return what is known against it: wrong numbers apart, for they must not be called."""
    rows = list(service.evidence.all())
    wrong = [row for row in rows if row.kind == EvidenceKind.WRONG_NUMBER]
    rest = [(EVIDENCE[row.kind], as_run(row.value), as_run(row.why)) for row in rows if row not in wrong]
    return {
        "wrong_numbers": wrong,
        "evidence": rest,
        "elsewhere": list(_wrong_elsewhere(service)),
        "sources": [_source(row) for row in service.sources.all()],
    }


def _source(row: Source) -> tuple[str, SafeString, str, SafeString]:
    return row.url, as_run(row.publisher), row.date, as_run(row.note)


def _wrong_elsewhere(service: Service) -> Iterator[tuple[Phone, str]]:
    """Yield the listing's own numbers that are known to be wrong for others, with the name of each other."""
    country = _country(service)
    keys = {line_key(phone.dial, country): phone for phone in service.phones.all()}
    rows = Evidence.objects.filter(kind=EvidenceKind.WRONG_NUMBER, digits__in=keys).exclude(service=service)
    for row in rows.select_related("service").prefetch_related("service__texts"):
        yield keys[row.digits], row.service.said("name", content_language())


def _country(service: Service) -> str:
    places = [at.location.place for at in service.service_at_locations.all()]
    return next((place.country for place in places if place), settings.HOME_COUNTRY)


def _past(service: Service) -> dict[str, Any]:
    reports = ListingReport.objects.waiting().filter(service_at_location__service=service)
    checks = list(service.verifications.all()[:LATEST])
    names = names_of(row.by for row in checks)
    return {
        "reports": [(row.pk, say_wrong(row.wrong), row.created_at, as_run(row.right)) for row in reports],
        "checks": [_checked(row, names) for row in checks],
        "drafts": list(Draft.objects.alive().filter(service=service)),
        "first": names_of([f"user:{service.approved_by}"]).get(f"user:{service.approved_by}", ""),
    }


def _checked(row: Verification, names: dict[str, str]) -> Checked:
    return Checked(
        row.on,
        OUTCOMES[row.outcome],
        METHODS_SAID[row.method],
        say_actor(row.by, names),
        ROLES.get(row.role, row.role),
        [FIELDS[key] for key in FIELDS if key in row.fields],
        row.note,
    )


def names_of(actors: Iterable[str]) -> dict[str, str]:
    """Return the names of people by their plain ids ("user:7"); who is gone has none."""
    ids = {int(actor.removeprefix("user:")) for actor in actors if actor.removeprefix("user:").isdecimal()}
    return {f"user:{user.pk}": str(user) for user in User.objects.filter(pk__in=ids)}
