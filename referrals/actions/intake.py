"""Taking in what she asks."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final
from uuid import uuid4

from django.db import IntegrityError, transaction

from referrals import keeping, states
from referrals.actions import handing_over
from referrals.models import Case, CaseKeys, Desk, Kind, Notice
from referrals.moving import HER, day_at, deed, first_due
from referrals.said import Contact, Story, Summary
from referrals.sealed import cases, codes
from referrals.sealed.codes import NewCode
from referrals.sealed.errors import NotOpenedError
from referrals.states import CaseState, Who
from safety import audit, clock

# How long a form that was sent can still be sent again for a code, where the answer to it was lost.
RETRY: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, repr=False)
class Intake:
    """Everything that she asks, as it is sealed. `tells_app`: the app that sent her may know how it goes."""

    summary: Summary
    contact: Contact
    story: Story | None
    is_urgent: bool
    language: str
    tells_app: bool = False


class Outcome(StrEnum):
    """What became of a form that was sent."""

    # A case was made: its code is to be shown.
    MADE = "made"
    # The form had made one a short while ago: it has another code from now on, which is to be shown.
    AGAIN = "again"
    # The form had made one, and its code was confirmed or too much time has passed: there is no code to show.
    KNOWN = "known"


@deed
def submit(*, intake: Intake, secret: bytes, code: NewCode, desk: Desk, is_suspicious: bool = False) -> Outcome:
    """Keep a case with everything that belongs to it, or nothing. `secret` is what her form alone holds.

    The same form sent again makes no second case.
    """
    if (held := _of_form(secret)) is not None:
        return _again(held, intake, secret, code)
    try:
        with transaction.atomic():
            _make(intake, secret, code, desk, is_suspicious)
    except IntegrityError:
        # The same form, at the same moment, was quicker.
        held = _of_form(secret)
        if held is None:
            raise
        return _again(held, intake, secret, code)
    return Outcome.MADE


def _of_form(secret: bytes) -> Case | None:
    tags = codes.form_tags(secret)
    return Case.objects.select_for_update(of=("self",)).select_related("desk").filter(form_tag__in=tags).first()


def _make(intake: Intake, secret: bytes, code: NewCode, desk: Desk, is_suspicious: bool) -> None:
    case = _row(intake, secret, code, desk, CaseState.HELD_SPAM if is_suspicious else CaseState.NEW)
    opened = cases.new(case.pk)
    group = desk.held_group()
    case.save(force_insert=True)
    cases.keys_for(opened, group, code, codes.retry_keys(secret)[0]).save(force_insert=True)
    keeping.put(opened, Kind.SUMMARY, intake.summary)
    keeping.put(opened, Kind.CONTACT, intake.contact)
    if intake.story:
        keeping.put(opened, Kind.STORY, intake.story)
    audit.record(f"case.{case.state}", actor=HER, subject=f"case:{case.pk}")
    handing_over.agree(case, secret, agrees=intake.tells_app)


def _row(intake: Intake, secret: bytes, code: NewCode, desk: Desk, state: CaseState) -> Case:
    states.check_beginning(state, Who.FILTER if state == CaseState.HELD_SPAM else Who.SURVIVOR)
    day = day_at(desk.timezone)
    return Case(
        id=uuid4(),
        tag=code.tag,
        form_tag=codes.form_tags(secret)[0],
        pepper_version=code.pepper_version,
        desk=desk,
        language=intake.language,
        state=state,
        is_urgent=intake.is_urgent,
        created_day=day,
        due_at=first_due(state, intake.is_urgent),
        expires_day=day + states.HARD_END,
        retry_until=clock.now() + RETRY,
        notice=Notice.NOBODY if state == CaseState.HELD_SPAM else Notice.DESK,
    )


def _again(case: Case, intake: Intake, secret: bytes, code: NewCode) -> Outcome:
    """Give a case whose code nobody may have seen another one; the old one is dead from then on."""
    keys = CaseKeys.objects.select_for_update().get(pk=case.pk)
    if case.is_code_confirmed or case.retry_until is None or case.retry_until <= clock.now():
        return Outcome.KNOWN
    try:
        opened = cases.by_retry(case, keys, codes.retry_keys(secret))
    except NotOpenedError:
        return Outcome.KNOWN
    replace_code(case, keys, opened, code)
    # What she ticked last holds.
    handing_over.agree(case, secret, agrees=intake.tells_app)
    audit.record("code.shown_again", actor=HER, subject=f"case:{case.pk}")
    return Outcome.AGAIN


def replace_code(case: Case, keys: CaseKeys, opened: cases.OpenCase, code: NewCode) -> None:
    """Let another code open a case, inside the caller's transaction."""
    case.tag, case.pepper_version = code.tag, code.pepper_version
    case.save(update_fields=["tag", "pepper_version"])
    keys.for_her = cases.wrapped_for_her(opened, code)
    keys.save(update_fields=["for_her"])
    case.code_sessions.all().delete()


@deed
def confirm_code(*, secret: bytes) -> None:
    """Note that she has read her code back: from now on her form cannot be sent again for another one."""
    if (case := _of_form(secret)) is not None and not case.is_code_confirmed:
        case.is_code_confirmed, case.retry_until = True, None
        case.save(update_fields=["is_code_confirmed", "retry_until"])
        CaseKeys.objects.filter(pk=case.pk).update(for_retry=None)
        audit.record("code.confirmed", actor=HER, subject=f"case:{case.pk}")
