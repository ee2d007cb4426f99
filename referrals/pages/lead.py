"""What leads see of a desk: its people and how heavy their work is, what is promised, who opened what, totals."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from accounts.models import User
from accounts.permissions import Verdict
from referrals import opening, reading, totals, wording_desk
from referrals.models import Case, Desk, Shift, Tombstone
from referrals.opening import Shut
from referrals.pages import keys, queue
from referrals.permissions import may_dismiss
from referrals.sealed.vaults import Vault
from referrals.states import CaseState
from safety import clock
from safety.models import AuditEvent

SHOWN_FOR: Final = timedelta(days=30)
MOST_SHOWN: Final = 500
ERASED: Final = "erased"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a desk. `heavy` is None while the vault of whoever looks is locked: labels are sealed."""

    user: User
    is_lead: bool
    shifts: tuple[Shift, ...]
    held: int
    urgent: int
    heavy: int | None
    may_go: Verdict


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening of a case; `who` is None for somebody whose account is gone."""

    who: User | None
    case: str
    at: datetime


def page_of(desk: Desk, user: User, vault: Vault | None) -> dict[str, Any]:
    """Return what the page of a desk says."""
    promise = opening.promise_of(desk, clock.now())
    shut = opening.promise()
    return {
        "desk": desk,
        "people": list(_people(desk, user, vault)),
        "promise": promise,
        "shut": wording_desk.SHUT[shut] if isinstance(shut, Shut) else "",
        "is_closed_now": desk.closed_until is not None and desk.closed_until > clock.now(),
        "is_unlocked": vault is not None and desk.group_id in vault.groups,
        "key": keys.key_of(desk, user, vault),
    }


def _people(desk: Desk, user: User, vault: Vault | None) -> Iterable[Person]:
    cases = list(Case.objects.visible_to(user).filter(desk=desk, holder__isnull=False).select_related("desk", "holder"))
    rows = queue.rows(user, vault, cases) if vault else None
    heavy = Counter(row.case.holder_id for row in rows or () if _is_heavy(row))
    leads = set(reading.leads_of(desk))
    for person in desk.holders().order_by("name", "pk").prefetch_related("shifts"):
        held = [case for case in cases if case.holder_id == person.pk]
        yield Person(
            person,
            person in leads,
            tuple(shift for shift in person.shifts.all() if shift.desk_id == desk.pk),
            len(held),
            sum(case.is_urgent for case in held),
            None if rows is None else heavy[person.pk],
            may_dismiss(desk, person),
        )


def _is_heavy(row: queue.Row) -> bool:
    return row.summary is not None and wording_desk.HEAVY in row.summary.labels


def openings(desk: Desk, user: User) -> list[Opening]:
    """Return who opened which case of a desk, the latest first; none that is kept from whoever looks."""
    events = AuditEvent.objects.filter(event=reading.OPENED, at__gt=clock.now() - SHOWN_FOR).order_by("-pk")
    visible = {str(pk) for pk in Case.objects.visible_to(user).filter(desk=desk).values_list("pk", flat=True)}
    subjects = {event.subject.removeprefix("case:") for event in events}
    gone = {str(pk) for pk in Tombstone.objects.filter(pk__in=subjects - visible).values_list("pk", flat=True)}
    people = {f"user:{person.pk}": person for person in User.objects.filter(key_groups__group=desk.group_id)}
    found = [event for event in events if _is_here(event, visible, gone, people)][:MOST_SHOWN]
    others = User.objects.in_bulk({int(event.actor.removeprefix("user:")) for event in found})
    return [_opening(event, others) for event in found]


def _is_here(event: AuditEvent, visible: set[str], gone: set[str], people: dict[str, User]) -> bool:
    """Say whether an opening was of this desk; an erased case does not tell, so whoever opened it does."""
    case = event.subject.removeprefix("case:")
    return case in visible or (case in gone and event.actor in people)


def _opening(event: AuditEvent, people: dict[int, User]) -> Opening:
    who = people.get(int(event.actor.removeprefix("user:")))
    return Opening(who, UUID(event.subject.removeprefix("case:")).hex[:6], event.at)


def table() -> dict[str, Any]:
    """Return cases by month and by how they stand or ended, of all desks; what is small is hidden."""
    counted: Counter[tuple[str, str]] = Counter()
    for day, state, closing in Case.objects.values_list("created_day", "state", "closing"):
        counted[f"{day:%Y-%m}", closing if state == CaseState.CLOSED else state] += 1
    for day, closing in Tombstone.objects.values_list("month", "closing"):
        counted[f"{day:%Y-%m}", closing or ERASED] += 1
    shown = totals.shown(counted)
    names = {**wording_desk.CASES, **wording_desk.CLOSINGS, ERASED: wording_desk.ERASED}
    lines = [(row, [shown.cells[row, column] for column in shown.columns], shown.row_totals[row]) for row in shown.rows]
    return {
        "columns": [names[column] for column in shown.columns],
        "lines": lines,
        "sums": [shown.column_totals[column] for column in shown.columns],
        "total": shown.total,
    }
