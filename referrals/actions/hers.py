"""What she does to her own case, with her code."""

from dataclasses import dataclass
from typing import Final

from places.fold import fold
from referrals import consenting, keeping, opening, states
from referrals.actions import erasing, stopping
from referrals.models import Case, Consent, Kind, Referral
from referrals.moving import (
    HER,
    RefusedMoveError,
    deed,
    locked,
    locked_referral,
    move,
    move_referral,
    tell,
    today,
    touch,
)
from referrals.said import HER as HERS
from referrals.said import Agreed, Change, Contact, Message, Packet
from referrals.sealed.cases import OpenCase
from referrals.states import CaseState, Closing, ReferralState, Who
from safety import audit, clock

MOST_MESSAGES: Final = 500


@deed
def reply(*, opened: OpenCase, text: str) -> None:
    """Add her message. It wakes a case that waits for her, and brings one back that was closed or put aside."""
    case = locked(opened.id)
    _may_write(case)
    add_message(case, opened, Message(HERS, text, str(today(case))))
    if case.state in (CaseState.CLOSED, CaseState.HELD_SPAM):
        move(case, CaseState.NEW, Who.SURVIVOR, by=HER)
        tell(case, Who.MODERATOR)
        case.save(update_fields=["notice"])
    else:
        wake(case)


def add_message(case: Case, opened: OpenCase, message: Message) -> None:
    """Number a message and seal it; the caller moves or saves the case."""
    case.messages += 1
    keeping.put(opened, Kind.MESSAGE, message, case.messages)
    audit.record("message.added", actor=HER if message.side == HERS else "desk", subject=f"case:{case.pk}")


def wake(case: Case) -> None:
    """Bring a case that waits for her back to its holder; and let whoever's turn it is hear of it."""
    if case.state == CaseState.WAITING_SURVIVOR:
        case.claimed_until = opening.claim_ends(case)
        move(case, CaseState.CLAIMED, Who.SURVIVOR, by=HER)
    else:
        touch(case)
    tell(case, Who.HOLDER if case.holder_id else Who.MODERATOR)
    case.save(update_fields=["notice"])


@deed
def mark_read(*, opened: OpenCase) -> None:
    """Note how far she has read: at her next visit what is before that is not shown."""
    case = locked(opened.id)
    if case.read_by_her < case.messages:
        case.read_by_her = case.messages
        case.save(update_fields=["read_by_her"])


@deed
def delete_message(*, opened: OpenCase, number: int) -> None:
    """Take the words of one message away; that there was one stays, so that nobody takes it for lost."""
    case = locked(opened.id)
    message = keeping.get(opened, Kind.MESSAGE, Message, number)
    if message is not None and not message.is_deleted:
        keeping.put(opened, Kind.MESSAGE, Message(message.side, "", message.day, is_deleted=True), number)
        touch(case)
        audit.record("message.deleted", actor=HER, subject=f"case:{case.pk}", number=number)


@deed
def change_contact(*, opened: OpenCase, contact: Contact, safe_word: str) -> bool:
    """Take another way to reach her; say whether it holds at once.

    It does where the safe word that she had agreed on is given. Else the old one stands until somebody of the desk has
    made sure by the old contact, for a code that was found is not she.
    """
    case = locked(opened.id)
    held = _held_contact(opened)
    is_she = bool(held.safe_word) and same_word(held.safe_word, safe_word)
    if is_she:
        keeping.put(opened, Kind.CONTACT, contact)
        keeping.take_away(opened, Kind.CHANGE)
    else:
        keeping.put(opened, Kind.CHANGE, Change(contact.as_json(), str(today(case))))
    audit.record("contact.changed" if is_she else "contact.change_asked", actor=HER, subject=f"case:{case.pk}")
    wake(case)
    return is_she


def _held_contact(opened: OpenCase) -> Contact:
    """Return the contact that holds; one by which nobody knows her where it was changed by somebody without the key."""
    try:
        return keeping.demanded(opened, Kind.CONTACT, Contact)
    except keeping.DamagedWordsError as error:
        error.flag()
        return Contact()


def same_word(agreed: str, given: str) -> bool:
    """Say whether a safe word is the one agreed on, however its letters and spaces are written."""
    return fold(agreed) == fold(given) != ""


@deed
def consent(*, opened: OpenCase, referral: Referral, version: int, fields: tuple[str, ...], language: str = "") -> None:
    """Agree that exactly these fields of the packet go to this one centre; the text was shown in `language`."""
    found = locked_referral(referral.pk, version)
    record_consent(found, opened, fields, Yes(Consent.How.HERSELF, HER, language))
    wake(found.case)


@dataclass(frozen=True, slots=True)
class Yes:
    """How she said yes, who wrote it down, and in which language the text was; "" stands for that of the case."""

    how: Consent.How
    by: str
    language: str = ""


def record_consent(referral: Referral, opened: OpenCase, fields: tuple[str, ...], yes: Yes) -> None:
    """Keep the consent, bound to the very text; inside the caller's transaction."""
    how, by = yes.how, yes.by
    if referral.case_id != opened.id:
        raise RefusedMoveError("this is another case", by=by, subject=f"referral:{referral.pk}", wanted="consented")
    packet = keeping.demanded(opened, Kind.PACKET, Packet, referral.number)
    if not fields or not set(fields) <= {name for name, _ in packet.fields}:
        raise RefusedMoveError("nothing was chosen", by=by, subject=f"referral:{referral.pk}", wanted="consented")
    who = Who.SURVIVOR if how == Consent.How.HERSELF else Who.HOLDER
    move_referral(referral, ReferralState.CONSENTED, who, by=by)
    keeping.put(opened, Kind.CONSENT, Agreed(fields, packet.purpose), referral.number)
    language = yes.language or referral.case.language
    Consent.objects.create(
        referral=referral,
        text_version=consenting.TEXT_VERSION,
        text_hash=consenting.hash_of(packet, fields, referral, language),
        language=language,
        how=how,
        given_day=today(referral.case),
        expires_at=clock.now() + states.LONGEST_CONSENT,
    )


@deed
def withdraw(*, opened: OpenCase, referral: Referral) -> bool:
    """Take consent, or a proposal, back; say whether the centre may have heard of her already."""
    found = locked_referral(referral.pk)
    if found.case_id != opened.id:
        raise Referral.DoesNotExist
    was_told = stopping.may_know(found)
    stopping.ask_to_stop(found)
    move_referral(found, ReferralState.WITHDRAWN, Who.SURVIVOR, by=HER)
    Consent.objects.filter(referral=found).update(withdrawn_day=today(found.case))
    wake(found.case)
    return was_told


@deed
def renew(*, opened: OpenCase) -> None:
    """Keep the case another ninety days; once."""
    case = locked(opened.id)
    if case.is_renewed:
        raise RefusedMoveError("renewed already", by=HER, subject=f"case:{case.pk}", wanted="renewed")
    case.is_renewed = True
    case.expires_day = today(case) + 2 * states.HARD_END
    touch(case)
    audit.record("case.renewed", actor=HER, subject=f"case:{case.pk}")


@deed
def stop(*, opened: OpenCase) -> None:
    """Close the case because she wants nothing more."""
    case = locked(opened.id)
    stopping.end_referrals(case, by=HER)
    move(case, CaseState.CLOSED, Who.SURVIVOR, by=HER, closing=Closing.STOPPED)


@deed
def erase(*, opened: OpenCase) -> None:
    """Erase everything, now."""
    case = locked(opened.id)
    erasing.erase(case, Who.SURVIVOR, by=HER)


def _may_write(case: Case) -> None:
    if case.messages >= MOST_MESSAGES:
        raise RefusedMoveError("too many messages", by=HER, subject=f"case:{case.pk}", wanted="message")
