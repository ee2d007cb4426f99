"""The queue: what waits, the most urgent first. Of what is sealed only the summary of each case is opened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from directory.choices import NEEDS
from directory.scripts import content_language
from places.models import Kind as PlaceKind
from places.models import Place
from referrals import keeping, wording_desk
from referrals.models import Blob, Case, CaseKeys, Kind
from referrals.moving import timers_of, today
from referrals.said import Summary
from referrals.sealed import cases
from referrals.sealed.errors import NotOpenedError
from referrals.sealed.vaults import Vault
from referrals.states import OPEN_CASES, TURNS, CaseState
from safety import clock

PROVINCES: Final = (PlaceKind.PROVINCE, PlaceKind.TERRITORY)


@dataclass(frozen=True, slots=True)
class Row:
    """A case in the queue. `summary` is None where it was damaged; then nothing of it is known."""

    case: Case
    summary: Summary | None
    place: Place | None
    province: str
    is_mine: bool

    @property
    def age_days(self) -> int:
        """How long ago it was sent."""
        return (today(self.case) - self.case.created_day).days

    @property
    def is_late(self) -> bool:
        """Whether a timer has come while nobody did anything."""
        is_due = self.case.due_at is not None and self.case.due_at <= clock.now()
        return self.case.state == CaseState.NEW and (self.case.told > 0 or is_due)

    @property
    def unread(self) -> int:
        """How many messages nobody who holds it has read."""
        return self.case.messages - self.case.read_by_desk

    @property
    def turn(self) -> str:
        """Whose turn it is, in words."""
        who = TURNS[CaseState(self.case.state)]
        return str(wording_desk.TURNS[who]) if who else ""

    @property
    def next(self) -> str:
        """What happens by itself, in words; its moment is the case's `due_at`."""
        return next_said(self.case)

    @property
    def needs(self) -> list[str]:
        """What she asked for, in words."""
        return [str(NEEDS.get(need, need)) for need in self.summary.needs] if self.summary else []

    @property
    def area(self) -> str:
        """Where she is, roughly."""
        if self.place is not None:
            return self.place.said_in(content_language())
        return self.summary.place_said if self.summary else ""

    @property
    def labels(self) -> list[str]:
        """The labels, in words."""
        return [str(wording_desk.LABELS.get(label, label)) for label in self.summary.labels] if self.summary else []


def next_said(case: Case) -> str:
    """Say what happens to a case by itself when its time comes; empty where nothing does."""
    if case.due_at is None:
        return ""
    if case.state == CaseState.CLAIMED:
        return str(wording_desk.TIMERS["claimed and not opened"])
    timers = timers_of(CaseState(case.state), case.is_urgent)
    return str(wording_desk.TIMERS[timers[case.told].name]) if case.told < len(timers) else ""


def rows(user: User, vault: Vault, found: Iterable[Case]) -> list[Row]:
    """Return cases with their summaries, the most urgent first, then the oldest."""
    listed = list(found)
    said = {case.pk: summary for case, summary in _summaries(vault, listed)}
    places = Place.objects.in_bulk({one.place for one in said.values() if one and one.place})
    provinces = _provinces(places.values())
    made = [_row(user, case, said.get(case.pk), places, provinces) for case in listed]
    return sorted(made, key=_urgency)


def _row(
    user: User, case: Case, said: Summary | None, places: Mapping[Any, Place], provinces: Mapping[int, Place]
) -> Row:
    place = places.get(said.place) if said else None
    above = next((provinces[number] for number in place.ancestors if number in provinces), None) if place else None
    return Row(case, said, place, above.pk if above else "", case.holder_id == user.pk)


def _urgency(row: Row) -> tuple[Any, ...]:
    soon = row.case.due_at or clock.now() + timedelta(days=365)
    return not row.case.is_urgent, not row.is_late, row.case.created_day, soon, row.case.pk


def _summaries(vault: Vault, listed: list[Case]) -> Iterable[tuple[Case, Summary | None]]:
    keys = CaseKeys.objects.in_bulk([case.pk for case in listed])
    blobs = {blob.case_id: blob for blob in Blob.objects.filter(case__in=listed, kind=Kind.SUMMARY)}
    for case in listed:
        yield case, _summary(vault, case, keys.get(case.pk), blobs.get(case.pk))


def _summary(vault: Vault, case: Case, keys: CaseKeys | None, blob: Blob | None) -> Summary | None:
    if keys is None or keys.group_id not in vault.groups:
        return None
    try:
        opened = cases.by_vault(case, keys, vault)
        if blob is not None:
            return Summary.from_json(opened.read(blob))
    except NotOpenedError:
        pass
    keeping.flag_case(case.pk, Kind.SUMMARY, 0)
    return None


def _provinces(places: Iterable[Place]) -> dict[int, Place]:
    above = {number for place in places for number in place.ancestors}
    return {place.number: place for place in Place.objects.filter(number__in=above, kind__in=PROVINCES)}


def waiting(user: User) -> dict[str, Any]:
    """Return what may be said while the vault is locked: how many wait, how many are urgent, how old the oldest is."""
    found = Case.objects.visible_to(user).filter(state=CaseState.NEW).select_related("desk")
    ages = [(today(case) - case.created_day).days for case in found]
    return {
        "waiting": len(ages),
        "urgent": sum(case.is_urgent for case in found),
        "oldest": age_said(max(ages)) if ages else "",
        "open": Case.objects.visible_to(user).filter(state__in=OPEN_CASES).count(),
    }


def age_said(days: int) -> str:
    """Say an age: "today", "3 days"."""
    if days <= 0:
        return _("today")
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}
