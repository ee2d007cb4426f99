"""Writing down what a call, a visit or a paper told of a listing; the public page says so the same minute."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from directory.actions.changing import Told, demand_no_street, locked, move, plain_day, save
from directory.actions.refusals import RefusedError
from directory.ageing import period_of
from directory.models import Assurance, AssuranceMethod, Outcome, Phone, Service, Verification, VettingState
from directory.states import Deed

# So many tries in a row without an answer, on days of their own, call for somebody to look closer.
NO_ANSWERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What somebody found out. `fields` names what was confirmed, `answered` the ids of phones that were heard."""

    on: date
    method: str
    outcome: str
    fields: Collection[str] = ()
    answered: Collection[int] = ()
    note: str = ""


@transaction.atomic
def verify(*, service: Service, finding: Finding, by: User, role: str) -> Verification:
    """Write down a finding and let the listing follow it. RefusedError; ValueError for a word outside the lists.

    Confirmed: it is fresh again. Closed: it is taken down at once. No answer twice, or refused: it is due at once.
    """
    service = locked(service)
    outcome, method = Outcome(finding.outcome), AssuranceMethod(finding.method)
    if finding.on > timezone.localdate():
        raise RefusedError("future")
    if service.vetting_state == VettingState.ARCHIVED:
        raise RefusedError("put-away")
    demand_no_street(service, finding.note)
    kept = _kept(finding, period_of(service.kind))
    kept.service, kept.by, kept.role = service, f"user:{by.pk}", role
    kept.save()
    Phone.objects.filter(service=service, pk__in=finding.answered).exclude(answered_on__gte=finding.on).update(
        answered_on=finding.on
    )
    facts: dict[str, str | int] = {"outcome": str(outcome), "method": str(method), "on": plain_day(finding.on)}
    save(service, Told(by=kept.by, event="listing.verified", facts=facts), **_changes(service, kept))
    if outcome == Outcome.CLOSED and service.vetting_state == VettingState.PUBLISHED:
        move(service, Deed.SUSPEND, by=f"user:{by.pk}", why=finding.note)
    return kept


def _kept(finding: Finding, period_days: int) -> Verification:
    is_confirmed = finding.outcome == Outcome.CONFIRMED
    return Verification(
        on=finding.on,
        method=finding.method,
        outcome=finding.outcome,
        fields=sorted(finding.fields),
        next_due_on=finding.on + timedelta(days=period_days) if is_confirmed else None,
        note=finding.note,
    )


def _changes(service: Service, kept: Verification) -> dict[str, object]:
    """Return what changes in the service's own row."""
    if kept.outcome == Outcome.CONFIRMED:
        return _confirmed(service, kept)
    calls = kept.outcome in {Outcome.REFUSED, Outcome.CLOSED} or _no_answers(service) >= NO_ANSWERS
    return {"called_for_on": service.called_for_on or kept.on} if calls else {}


def _confirmed(service: Service, kept: Verification) -> dict[str, object]:
    """Return what a confirmation changes; one that is older than what is known already changes nothing.

    A doubt that came after it is not answered by it.
    """
    if service.assured_date is not None and kept.on < service.assured_date:
        return {}
    is_answered = service.called_for_on is None or service.called_for_on <= kept.on
    return {
        "assurance": Assurance.CONFIRMED,
        "assured_date": kept.on,
        "assured_method": kept.method,
        "called_for_on": None if is_answered else service.called_for_on,
        "reminders": 0,
        "reminded_on": None,
    }


def _no_answers(service: Service) -> int:
    """Return on how many days nobody answered since somebody last did."""
    days: set[date] = set()
    for on, outcome in service.verifications.values_list("on", "outcome"):
        if outcome != Outcome.NO_ANSWER:
            break
        days.add(on)
    return len(days)
