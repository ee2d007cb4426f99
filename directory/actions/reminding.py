"""Asking those who keep listings whether they are still correct: who is to be written to, and of what."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from directory.actions.changing import Told, locked, save
from directory.ageing import may_be_asked, standing_of, with_due
from directory.models import Assurance, Membership, Service, VettingState
from directory.models.membership import READERS
from directory.states import REMIND_AFTER, wants_reminder


def wanting_reminder(today: date) -> list[Service]:
    """Return the listings whose next reminder's day has come, whether there is somebody to write to or not."""
    confirmed = Service.everything.filter(vetting_state=VettingState.PUBLISHED, assurance=Assurance.CONFIRMED)
    due = with_due(confirmed.filter(reminders__lt=len(REMIND_AFTER))).filter(due__lt=today)
    return [service for service in due.order_by("pk") if wants_reminder(standing_of(service), today)]


@transaction.atomic
def remind(*, services: Iterable[Service], by: str) -> int:
    """Write to those who keep these listings, one letter to each person; return of how many listings.

    Left out is what is not public, was confirmed and is not due, was reminded of today already, or has nobody to write
    to: no reminder counts that nobody could read.
    """
    today = timezone.localdate()
    letters: dict[int, list[UUID]] = defaultdict(list)
    held = [locked(service) for service in sorted(services, key=lambda one: one.pk)]
    wanted = [service for service in held if _may_be_reminded(service, today)]
    readers = _readers({service.organization_id for service in wanted})
    told = [service for service in wanted if readers[service.organization_id]]
    for service in told:
        for user in readers[service.organization_id]:
            letters[user].append(service.pk)
        facts: dict[str, str | int] = {"number": service.reminders + 1, "to": len(readers[service.organization_id])}
        save(
            service,
            Told(by=by, event="listing.reminded", facts=facts),
            reminders=service.reminders + 1,
            reminded_on=today,
        )
    _queue(letters)
    return len(told)


def _may_be_reminded(service: Service, today: date) -> bool:
    is_public = service.vetting_state == VettingState.PUBLISHED
    return is_public and service.reminded_on != today and may_be_asked(service, today)


def _readers(organizations: set[UUID]) -> dict[UUID, list[int]]:
    """Return whom to write to of each organization, by plain ids: its leads; where it has none, all who work there."""
    found: dict[UUID, dict[str, list[int]]] = {pk: {role: [] for role in READERS} for pk in organizations}
    members = Membership.objects.readers().filter(organization__in=organizations).order_by("pk")
    for organization, role, user in members.values_list("organization", "role", "user"):
        found[organization][role].append(user)
    return {pk: next(filter(None, by_role.values()), []) for pk, by_role in found.items()}


def _queue(letters: dict[int, list[UUID]]) -> None:
    """Queue the letters in this transaction. A job knows ids only; what it says is made when it is sent."""
    from directory.tasks import mail_reminder

    for user, services in letters.items():
        mail_reminder.defer(user=user, services=[str(pk) for pk in services])


def still_due(user: User, services: Iterable[str]) -> list[Service]:
    """Return those of the listings of which a letter to this person still makes sense when it is sent."""
    today = timezone.localdate()
    organizations = Membership.objects.readers().filter(user=user).values("organization")
    found = Service.everything.filter(
        pk__in=list(services), organization__in=organizations, vetting_state=VettingState.PUBLISHED
    ).prefetch_related("texts")
    return [one for one in found.order_by("slug") if may_be_asked(one, today)]
