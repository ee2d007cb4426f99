"""What staff do to a listing: each deed is one transaction with its audit event and its cards."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from directory import hotlines
from directory.cards import rebuild
from directory.models import (
    Assurance,
    AssuranceMethod,
    EvidenceKind,
    Service,
    VettingState,
)
from directory.models.service import with_dependents
from safety import audit

MAY_BE_PUBLISHED = frozenset({VettingState.DRAFT, VettingState.IN_REVIEW, VettingState.SUSPENDED})
NEEDS_A_SECOND_PERSON = (EvidenceKind.SAFEGUARDING, EvidenceKind.RULE_ONLY)


class RefusedError(Exception):
    """The deed cannot be done; the message says why, to a person."""


@transaction.atomic
def publish(*, service: Service, by: User) -> None:
    """Show the listing to the public."""
    service = _locked(service)
    if service.vetting_state not in MAY_BE_PUBLISHED:
        raise RefusedError(f"A listing that is {service.vetting_state} cannot be published.")
    if service.evidence.filter(kind__in=NEEDS_A_SECOND_PERSON).exists():
        raise RefusedError("A listing with a safeguarding doubt, or known by a rule only, needs a second person.")
    if not _can_be_reached(service):
        raise RefusedError("A listing with neither number nor address cannot be published.")
    _save(service, by, "listing.published", vetting_state=VettingState.PUBLISHED)


@transaction.atomic
def suspend(*, service: Service, by: User) -> None:
    """Take the listing from the public at once, until somebody publishes it again."""
    service = _locked(service)
    if service.vetting_state != VettingState.PUBLISHED:
        raise RefusedError(f"A listing that is {service.vetting_state} is not shown, and cannot be suspended.")
    _save(service, by, "listing.suspended", vetting_state=VettingState.SUSPENDED)


@transaction.atomic
def withdraw(*, service: Service, by: User) -> None:
    """Take the listing out of the directory for good; it stays in the archive."""
    service = _locked(service)
    if service.vetting_state == VettingState.ARCHIVED:
        raise RefusedError("The listing is in the archive already.")
    _save(service, by, "listing.withdrawn", vetting_state=VettingState.ARCHIVED)


@transaction.atomic
def confirm(*, service: Service, on: date, method: AssuranceMethod, by: User) -> None:
    """Note that we confirmed the listing on a day, and how."""
    service = _locked(service)
    if on > timezone.localdate():
        raise RefusedError("A listing cannot be confirmed on a day that has not come.")
    if service.vetting_state == VettingState.ARCHIVED:
        raise RefusedError("A listing in the archive cannot be confirmed.")
    confirmed = {"assurance": Assurance.CONFIRMED, "assured_date": on, "assured_method": AssuranceMethod(method)}
    _save(service, by, "listing.confirmed", **confirmed)


def _locked(service: Service) -> Service:
    """Return the row as it stands now, locked until the transaction ends."""
    return Service.everything.select_for_update().get(pk=service.pk)


def _can_be_reached(service: Service) -> bool:
    has_address = service.service_at_locations.exclude(location__address_1="").exists()
    return has_address or service.phones.exists() or service.reached_through.exists()


def _save(service: Service, by: User, event: str, **changes: object) -> None:
    """Write the changes, the event and the cards; from now on loading the catalogue leaves the listing alone."""
    for name, value in changes.items():
        setattr(service, name, value)
    service.kept_by_staff = True
    service.save(update_fields=[*changes, "kept_by_staff", "last_modified"])
    audit.record(event, actor=f"user:{by.pk}", subject=f"service:{service.pk}")
    rebuild(with_dependents([service.pk]))
    hotlines.refresh_after(service)
