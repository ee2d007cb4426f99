"""Somebody comes from an app: the link is made, looked at, used once; and, if she agrees, the app hears how it goes.

What became of a link is not in the audit by its id: beside the moment of a case it would say which case it was.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from partners.models import Partner
from referrals.models import Case, Handoff, HandoffStatus
from referrals.models.handoff import LASTS, last_outlived
from referrals.moving import HER, TIMER, deed
from referrals.said import Filled
from referrals.sealed import handoffs, peppers
from referrals.sealed.cases import OpenCase
from referrals.sealed.cookies import Key
from referrals.sealed.errors import NoPepperError, NotOpenedError
from referrals.sealed.handoffs import Asked
from referrals.telling import AppStatus, before, states_of
from safety import audit, clock


class OtherBodyError(Exception):
    """This idempotency key came with another wish a short while ago."""


@dataclass(frozen=True, slots=True, repr=False)
class Made:
    """A link as its app is told of it. `link` is what stands in its address."""

    id: UUID
    link: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, repr=False)
class Handed:
    """Whoever opens a link: the name of the app that sent her, and what it has filled in."""

    app: str
    filled: Filled


@deed
def again(*, asked: Asked) -> Made | None:
    """Return what this wish has made within the last day; None where there is nothing. OtherBodyError."""
    rows = Handoff.objects.select_for_update().filter(partner=asked.partner, key_digest__in=asked.digests)
    row = rows.first()
    if row is None:
        return None
    try:
        link = asked.link(row.pepper_version)
    except NoPepperError:
        # Its pepper was dropped since, and the link cannot be made again.
        link = None
    if link is None or row.expires_at <= last_outlived(clock.now()):
        _erase(rows)
        return None
    if link.digest != bytes(row.digest):
        raise OtherBodyError
    return Made(row.pk, handoffs.text_of(link), row.expires_at)


@deed
def make(*, asked: Asked, filled: Filled) -> Made:
    """Return a new link; of the same wish at the same moment, each gets the same one. OtherBodyError; NoPepperError."""
    version, _pepper = peppers.newest()
    link = asked.link(version)
    row = Handoff(
        partner_id=asked.partner,
        key_digest=asked.digests[0],
        digest=link.digest,
        pepper_version=version,
        sealed=link.seal(filled.as_json()),
        # In whole minutes: no closer than it is of use.
        expires_at=(clock.now() + LASTS).replace(second=0, microsecond=0),
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        made = again(asked=asked)
        if made is None:
            raise
        return made
    partner = f"partner:{asked.partner}"
    audit.record("handoff.made", actor=partner, subject=partner, needs=len(filled.needs), centres=len(filled.centres))
    return Made(row.pk, handoffs.text_of(link), row.expires_at)


def look(*, link: Key) -> Handed | None:
    """Return what a link holds, and change nothing; None for one that was used, is too old, or never was."""
    row = Handoff.objects.select_related("partner").filter(digest=link.digest, used_by=None).first()
    return _handed(row, link) if row is not None and row.leads(clock.now()) else None


@deed
def use(*, link: Key, secret: bytes) -> Handed | None:
    """Use a link up for one form, whose secret this is; the same form may send it again. None where it leads nowhere.

    Not in the audit: it would stand there beside the case that follows.
    """
    tags = handoffs.form_tags(secret)
    rows = Handoff.objects.select_for_update(of=("self",)).select_related("partner")
    found = list(rows.filter(Q(digest=link.digest) | Q(used_by__in=tags)))
    # A form that has used one link uses no other.
    if len(found) != 1 or bytes(found[0].digest) != link.digest or not found[0].leads(clock.now()):
        return None
    row = found[0]
    if row.used_by is not None and bytes(row.used_by) not in tags:
        return None
    handed = _handed(row, link)
    if handed is not None and row.used_by is None:
        row.used_by = tags[0]
        row.save(update_fields=["used_by"])
    return handed


def app_of(*, secret: bytes) -> str:
    """Return the name of the app from which a form began; "" where it began here."""
    row = _of_form(secret)
    return row.partner.name if row else ""


def agree(case: Case, secret: bytes, *, agrees: bool) -> None:
    """Let the app know how a case stands that this form has made, or not; inside the caller's transaction."""
    if not agrees:
        _end(case.pk)
    elif (row := _of_form(secret)) is not None:
        said = {"handoff": row.pk, "partner_id": row.partner_id}
        _status, is_new = HandoffStatus.objects.get_or_create(case=case, defaults=said)
        if is_new:
            audit.record("handoff.agreed", actor=HER, subject=f"case:{case.pk}")


@deed
def take_back(*, opened: OpenCase) -> None:
    """Let the app know nothing from now on."""
    _end(opened.id)


def told_app(case: Case) -> str:
    """Return the name of the app that may know how a case stands; "" where none may."""
    found = HandoffStatus.objects.filter(case=case).values_list("partner__name", flat=True)
    return found.first() or ""


def status_of(*, handoff: UUID, partner: Partner) -> str:
    """Return what an app may know of a link of its own; "" whatever the reason is for which it may know nothing."""
    found = HandoffStatus.objects.filter(handoff=handoff, partner=partner).values_list("status", flat=True)
    return found.first() or ""


@deed
def tell() -> int:
    """Move on what apps may know, all at the same moment, so that none tells when somebody did something."""
    moved = 0
    for status in AppStatus:
        behind = HandoffStatus.objects.filter(status__in=before(status), case__state__in=states_of(status))
        moved += behind.update(status=status)
    if moved:
        audit.record("handoffs.told", actor=TIMER, subject="handoffs", count=moved)
    return moved


@deed
def forget() -> int:
    """Erase every link a day after it was made, used or not; return how many."""
    return _erase(Handoff.objects.filter(expires_at__lte=last_outlived(clock.now())))


def _of_form(secret: bytes) -> Handoff | None:
    tags = handoffs.form_tags(secret)
    return Handoff.objects.select_related("partner").filter(used_by__in=tags).first()


def _erase(rows: QuerySet[Handoff]) -> int:
    count, _of_each = rows.delete()
    if count:
        audit.record("handoffs.forgotten", actor=TIMER, subject="handoffs", count=count)
    return count


def _end(case: UUID) -> None:
    if HandoffStatus.objects.filter(case=case).delete()[0]:
        audit.record("handoff.taken_back", actor=HER, subject=f"case:{case}")


def _handed(row: Handoff, link: Key) -> Handed | None:
    """Return what a row holds; None where somebody without the link has changed it."""
    try:
        return Handed(row.partner.name, Filled.from_json(link.open(bytes(row.sealed))))
    except NotOpenedError:
        return None
