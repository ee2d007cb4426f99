"""What somebody of a centre sees of its inbox: states and reference numbers; of a parcel only what was asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Max

from accounts.models import User
from accounts.permissions import Verdict
from directory.models import Membership, Organization
from directory.scripts import content_language
from referrals import wording_inbox
from referrals.actions.receiving import Receipt, goes_on
from referrals.actions.stopping import TOLD, reference_of
from referrals.models import Inbox, Parcel, Referral, StopNotice
from referrals.models.inbox import RECEIVERS
from referrals.moving import actor, timers_of
from referrals.pages import centres
from referrals.permissions import centres_of, inboxes_of, may_leave_inbox, may_receive, may_see_to_inboxes
from referrals.said import Packet
from referrals.sealed import fingerprints
from referrals.states import ReferralState
from safety import clock
from safety.models import AuditEvent

OPENED, REVEALED = "parcel.opened", "parcel.revealed"
# Of what is over, so many are named.
MOST_PAST: Final = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A parcel without a word of what is in it. `next` is what happens by itself at `due_at`.

    What `goes_on` is no longer open, and the centre has begun with her.
    """

    pk: UUID
    reference: str
    state: str
    is_new: bool
    is_open: bool
    goes_on: bool
    since: datetime | None
    next: str
    due_at: datetime | None

    @property
    def waits(self) -> bool:
        """Whether something is still to be done about it."""
        return self.is_open or self.goes_on


@dataclass(frozen=True, slots=True)
class Box:
    """An inbox: what waits in it for whoever holds its key, what is over, and what is to be stopped."""

    inbox: Inbox
    name: str
    is_held: bool
    waiting: tuple[Row, ...]
    past: tuple[Row, ...]
    stops: tuple[StopNotice, ...]
    may_receive: Verdict


@dataclass(frozen=True, slots=True)
class Without:
    """A centre that has no inbox; `may_make`: whether whoever looks can make one."""

    pk: UUID
    name: str
    may_make: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a packet by its position. `text` is None until somebody asks for it."""

    position: int
    name: str
    text: str | None


def boxes(user: User) -> list[Box]:
    """Return the inboxes of the organizations that somebody works for, by the names of their centres."""
    found = list(inboxes_of(user).select_related("group", "organization"))
    known = centres.names(inbox.centre for inbox in found)
    held = set(inboxes_of(user).filter(group__members__user=user).values_list("pk", flat=True))
    lying = _rows(Parcel.objects.visible_to(user).select_related("referral__case", "referral__consent"))
    stops = list(StopNotice.objects.filter(inbox__in=found, done_by=None).order_by("made_day", "pk"))
    made = [
        Box(
            inbox=inbox,
            name=known.get(str(inbox.centre), ""),
            is_held=inbox.pk in held,
            waiting=tuple(row for row in lying.get(inbox.pk, ()) if row.waits),
            past=tuple(row for row in reversed(lying.get(inbox.pk, [])) if not row.waits)[:MOST_PAST],
            stops=tuple(stop for stop in stops if stop.inbox_id == inbox.pk),
            may_receive=may_receive(inbox),
        )
        for inbox in found
    ]
    return sorted(made, key=lambda box: (box.name.casefold(), str(box.inbox.pk)))


def without_inbox(user: User) -> list[Without]:
    """Return the centres of somebody's organizations that have no inbox yet."""
    made: list[Without] = []
    for organization in Organization.everything.filter(memberships__user=user, memberships__role__in=RECEIVERS):
        without = centres_of(organization).exclude(pk__in=Inbox.objects.values("centre"))
        may_make = bool(may_see_to_inboxes(user, organization))
        known = centres.names(without.values_list("pk", flat=True))
        made += [Without(UUID(pk), name, may_make) for pk, name in known.items()]
    return sorted(made, key=lambda one: (one.name.casefold(), str(one.pk)))


def inbox_of(inbox: Inbox, user: User) -> dict[str, Any]:
    """Return what the page of an inbox says."""
    holders = list(inbox.holders().order_by("name", "pk"))
    leads = bool(may_see_to_inboxes(user, inbox.organization))
    return {
        "inbox": inbox,
        "name": name_of(inbox),
        "organization": inbox.organization.said("name", content_language()),
        "verdict": may_receive(inbox),
        "fingerprint": fingerprints.spoken(fingerprints.of(inbox.group)),
        "people": [(one, may_leave_inbox(inbox, one)) for one in holders],
        "is_held": user in holders,
        "is_lead": leads,
        "checks": inbox.group.checks.order_by("day", "pk"),
    }


def name_of(inbox: Inbox) -> str:
    """Return the name of an inbox's centre."""
    return centres.names([inbox.centre]).get(str(inbox.centre), "")


def row_of(parcel: Parcel) -> Row:
    """Return a parcel as its cover shows it."""
    found = Parcel.objects.select_related("referral__case", "referral__consent").filter(pk=parcel.pk)
    return next(iter(_rows(found).values()))[0]


def was_opened(parcel: Parcel) -> bool:
    """Say whether anybody of the centre has opened a parcel."""
    return AuditEvent.objects.filter(event=OPENED, subject=f"referral:{parcel.pk}").exists()


def shown_to(user: User, parcel: Parcel) -> set[int] | None:
    """Return which fields somebody has asked for since they last opened a parcel; None where they have not opened it.

    What a form carries is believed only as far as this goes: nothing is shown that is not written down.
    """
    seen = AuditEvent.objects.filter(actor=actor(user), subject=f"referral:{parcel.pk}")
    opened = seen.filter(event=OPENED).aggregate(last=Max("pk"))["last"]
    if opened is None:
        return None
    facts = seen.filter(event=REVEALED, pk__gt=opened).values_list("facts", flat=True)
    return {said["position"] for said in facts}


def fields_of(packet: Packet, shown: Iterable[int]) -> list[Field]:
    """Return the fields of a packet by their names, with the text of those that were asked for."""
    wanted = set(shown)
    pairs = enumerate(packet.fields)
    return [Field(position, name, text if position in wanted else None) for position, (name, text) in pairs]


def cover_of(parcel: Parcel) -> dict[str, Any]:
    """Return what is said of a parcel without opening it."""
    inbox = parcel.inbox
    return {
        "parcel": parcel,
        "row": row_of(parcel),
        "inbox": inbox,
        "name": name_of(inbox),
        "version": parcel.referral.version,
        "was_opened": was_opened(parcel),
    }


def opened_of(receipt: Receipt, packet: Packet, shown: Iterable[int]) -> dict[str, Any]:
    """Return what is said of an opened parcel: what for, and the fields, closed but for those asked for."""
    positions = sorted(shown)
    return cover_of(receipt.parcel) | {
        "packet": packet,
        "fields": fields_of(packet, positions),
        "shown": positions,
        "carried": [("opened", "1"), *(("shown", position) for position in positions)],
    }


def works_at_a_centre(user: User) -> bool:
    """Say whether somebody receives for an organization."""
    return Membership.objects.filter(user=user, role__in=RECEIVERS).exists()


def _rows(found: Iterable[Parcel]) -> Mapping[UUID, list[Row]]:
    """Return rows by their inbox, the longest waiting first."""
    parcels = list(found)
    since, now = _since([parcel.referral for parcel in parcels]), clock.now()
    rows: dict[UUID, list[Row]] = {}
    for parcel in sorted(parcels, key=lambda one: (str(since.get(one.pk, "")), str(one.pk))):
        rows.setdefault(parcel.inbox_id, []).append(_row(parcel, since.get(parcel.pk), now))
    return rows


def _row(parcel: Parcel, since: datetime | None, now: datetime) -> Row:
    referral = parcel.referral
    is_over = parcel.is_over(now)
    is_open = not is_over and referral.state in TOLD
    due_at = _due_at(referral) if is_open else None
    return Row(
        pk=parcel.pk,
        reference=reference_of(referral),
        state=str(wording_inbox.STATES.get(referral.state, "")),
        is_new=referral.state == ReferralState.SENT,
        is_open=is_open,
        goes_on=is_over and goes_on(referral),
        since=since,
        next=str(wording_inbox.NEXT[referral.state]) if due_at else "",
        due_at=due_at,
    )


def _due_at(referral: Referral) -> datetime | None:
    """Return when a referral changes by itself: its last timer, for the ones before say how urgent a case is."""
    if referral.state == ReferralState.SEEN:
        consent = getattr(referral, "consent", None)
        return consent.expires_at if consent else None
    timers = timers_of(ReferralState(referral.state), referral.case.is_urgent)
    if referral.due_at is None or referral.told >= len(timers):
        return None
    return referral.due_at + timers[-1].after - timers[referral.told].after


def _since(referrals: Iterable[Referral]) -> dict[UUID, datetime]:
    """Return since when each referral stands as it does: when its last move was written down."""
    found = {f"referral:{one.pk}": one.pk for one in referrals}
    moves = [f"referral.{state}" for state in ReferralState]
    said = AuditEvent.objects.filter(subject__in=found, event__in=moves).values_list("subject").annotate(at=Max("at"))
    return {found[subject]: at for subject, at in said}
