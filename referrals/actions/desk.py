"""What moderators do with a case: take it, give it on, give it back, write, close."""

from dataclasses import dataclass

from accounts.models import User
from accounts.permissions import demand
from referrals import keeping, opening
from referrals.actions import stopping
from referrals.actions.hers import add_message
from referrals.models import Case, Exclusion, Kind
from referrals.moving import (
    UNTIL_OPENED,
    RefusedMoveError,
    actor,
    begin_timers,
    deed,
    locked,
    move,
    role_in,
    tell,
    today,
    touch,
)
from referrals.permissions import may_exclude, may_work_on
from referrals.said import DESK, Change, Contact, Message, Note, Summary
from referrals.sealed.cases import OpenCase
from referrals.states import CaseState, Closing, Who
from safety import audit, clock


@dataclass(frozen=True, slots=True, repr=False)
class Work:
    """Somebody of the desk at a case that they opened, and which version of it they looked at."""

    case: Case
    version: int
    opened: OpenCase
    by: User


@deed
def claim(*, case: Case, version: int, by: User) -> None:
    """Take a case. It goes back by itself where nothing of it is opened within half an hour."""
    found = seen(case, by, version)
    found.holder, found.claimed_until = by, clock.now() + UNTIL_OPENED
    move(found, CaseState.CLAIMED, Who.MODERATOR, by=actor(by))


@deed
def note_opening(*, case: Case, by: User) -> None:
    """Write down that somebody opened a case; the holder's claim then lasts until the shift ends."""
    found = seen(case, by)
    audit.record("case.opened", actor=actor(by), subject=f"case:{found.pk}")
    if found.holder_id == by.pk:
        found.read_by_desk = found.messages
        if found.state == CaseState.CLAIMED:
            found.claimed_until = max(opening.claim_ends(found), found.claimed_until or clock.now())
            begin_timers(found)
        found.save()


@deed
def hand_over(*, work: Work, to: User, note: str) -> None:
    """Give a case to a colleague of the desk, with a note."""
    found = seen(work.case, work.by, work.version)
    if not Case.objects.visible_to(to).filter(pk=found.pk).exists():
        raise RefusedMoveError(
            "this person does not see the case", by=actor(work.by), subject=f"case:{found.pk}", wanted="hand over"
        )
    who = role_in(found, work.by)
    found.holder, found.claimed_until = to, clock.now() + UNTIL_OPENED
    move(found, CaseState.CLAIMED, who, by=actor(work.by))
    _add_note(found, work.opened, note, work.by)
    tell(found, Who.HOLDER)
    found.save()


@deed
def give_back(*, case: Case, version: int, by: User) -> None:
    """Put a case back into the queue."""
    found = seen(case, by, version)
    move(found, CaseState.NEW, role_in(found, by), by=actor(by))
    tell(found, Who.MODERATOR)
    found.save(update_fields=["notice"])


@deed
def hold_as_spam(*, case: Case, version: int, by: User) -> None:
    """Put a case aside that looks like nothing; after a week it comes back to be looked at once more."""
    found = seen(case, by, version)
    move(found, CaseState.HELD_SPAM, role_in(found, by), by=actor(by))


@deed
def release(*, case: Case, version: int, by: User) -> None:
    """Bring back what a filter, or somebody, had put aside."""
    move(seen(case, by, version), CaseState.NEW, Who.MODERATOR, by=actor(by))


@deed
def write_to_her(*, work: Work, text: str, waits: bool) -> None:
    """Send her a message. With `waits`, the case waits for her answer."""
    found = worked_on(work.case, work.by, work.version)
    add_message(found, work.opened, Message(DESK, text, str(today(found))))
    after_writing(found, work.by, waits=waits)


def after_writing(case: Case, by: User, *, waits: bool) -> None:
    """Save a case to which something for her was added; it waits for her where the desk has asked her."""
    if waits and case.state == CaseState.CLAIMED:
        case.claimed_until = None
        move(case, CaseState.WAITING_SURVIVOR, Who.HOLDER, by=actor(by))
    else:
        touch(case)


@deed
def add_note(*, work: Work, text: str) -> None:
    """Write a note that only the desk reads."""
    found = seen(work.case, work.by)
    _add_note(found, work.opened, text, work.by)
    touch(found)


def _add_note(case: Case, opened: OpenCase, text: str, by: User) -> None:
    case.notes += 1
    keeping.put(opened, Kind.NOTE, Note(by.pk, text, str(today(case))), case.notes)
    audit.record("note.added", actor=actor(by), subject=f"case:{case.pk}")


@deed
def take_up(*, case: Case, version: int, by: User) -> None:
    """Go on with a case that waits for her, without waiting longer."""
    found = worked_on(case, by, version)
    found.claimed_until = opening.claim_ends(found)
    move(found, CaseState.CLAIMED, Who.HOLDER, by=actor(by))


@deed
def close(*, case: Case, version: int, closing: Closing, by: User) -> None:
    """Close a case; what was to go to centres ends first."""
    found = worked_on(case, by, version)
    stopping.end_referrals(found, by=actor(by))
    move(found, CaseState.CLOSED, Who.HOLDER, by=actor(by), closing=closing)


@deed
def reopen(*, work: Work, note: str) -> None:
    """Bring a closed case back, as a lead, with a note."""
    found = seen(work.case, work.by, work.version)
    move(found, CaseState.NEW, role_in(found, work.by), by=actor(work.by))
    _add_note(found, work.opened, note, work.by)
    tell(found, Who.MODERATOR)
    found.save()


@deed
def summary_of(*, work: Work) -> Summary:
    """Return the summary of a case, for whoever holds it to change something of it. RefusedError; RefusedMoveError."""
    demand(may_work_on(work.by, work.case))
    return keeping.demanded(work.opened, Kind.SUMMARY, Summary)


@deed
def label(*, work: Work, summary: Summary) -> None:
    """Keep labels, a reminder, and who is excluded outside the desk. RefusedError for who does not hold the case."""
    found = worked_on(work.case, work.by, work.version)
    keeping.put(work.opened, Kind.SUMMARY, summary)
    touch(found)
    audit.record("case.labelled", actor=actor(work.by), subject=f"case:{found.pk}")


@deed
def exclude(*, case: Case, user: User, by: User) -> None:
    """Keep a case from somebody of the desk, oneself too. Where they hold it, it goes back to the queue."""
    found = seen(case, by)
    demand(may_exclude(by, found, user))
    _made, is_new = Exclusion.objects.get_or_create(case=found, user=user)
    if is_new:
        audit.record("case.excluded", actor=actor(by), subject=f"case:{found.pk}", user=user.pk)
    if found.holder_id == user.pk:
        move(found, CaseState.NEW, role_in(found, by), by=actor(by))


@deed
def accept_contact(*, work: Work, how: str) -> None:
    """Let the contact hold that she gave later, after a call to the old one, or the safe word on it."""
    found = worked_on(work.case, work.by)
    change = keeping.get(work.opened, Kind.CHANGE, Change)
    if change is None:
        return
    keeping.put(work.opened, Kind.CONTACT, Contact.from_json(change.contact))
    keeping.take_away(work.opened, Kind.CHANGE)
    touch(found)
    audit.record("contact.accepted", actor=actor(work.by), subject=f"case:{found.pk}", how=how)


@deed
def drop_contact(*, work: Work) -> None:
    """Throw a contact away that she did not give."""
    found = worked_on(work.case, work.by)
    keeping.take_away(work.opened, Kind.CHANGE)
    touch(found)
    audit.record("contact.dropped", actor=actor(work.by), subject=f"case:{found.pk}")


def seen(case: Case, by: User, version: int | None = None) -> Case:
    """Return a case locked, if the person may see it. Case.DoesNotExist."""
    if not Case.objects.visible_to(by).filter(pk=case.pk).exists():
        raise Case.DoesNotExist
    return locked(case.pk, version)


def worked_on(case: Case, by: User, version: int | None = None) -> Case:
    """Return a case locked, if the person holds it. RefusedError."""
    found = seen(case, by, version)
    demand(may_work_on(by, found))
    return found
