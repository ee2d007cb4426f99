"""What visitors send to the vetters, and how it is forgotten. Nothing here changes a public page."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from directory.actions.changing import demand_no_street_said
from directory.actions.doubting import UNANSWERED, call_for_a_call
from directory.models import Claim, ListingReport, ServiceAtLocation, Suggestion
from directory.models.letter import Letter, LetterQuerySet
from safety import audit

VISITOR = "visitor"
LETTERS: tuple[type[Letter], ...] = (Suggestion, ListingReport)


class TooManyError(Exception):
    """More letters came within the last hour than vetters could read: somebody floods us."""


@transaction.atomic
def suggest(*, token: UUID, language: str, said: Mapping[str, str | Sequence[str]]) -> None:
    """Keep what a visitor tells of a place; `said` is by field of the suggestion. The same sent twice is one."""
    _keep(Suggestion(**said), token, language, said, Suggestion.objects.all())


@transaction.atomic
def report(
    *, token: UUID, language: str, listing: ServiceAtLocation, said: Mapping[str, str], sender: bytes | None = None
) -> None:
    """Keep what a visitor says is wrong with a listing; `said` is by field of the report. The same sent twice is one.

    `sender` tells senders of one hour apart (safety.throttle.sender_of); it is kept for that hour alone, and only where
    it matters whether reports are independent. RefusedError where words would tell where a hidden place is.

    Each kind of wrong has a measure of its own, so that a flood of one kind does not keep out the others.
    """
    demand_no_street_said(listing.service, said, ListingReport.WORDS)
    alike = ListingReport.objects.filter(wrong=said["wrong"])
    kept = sender if said["wrong"] in UNANSWERED else None
    letter = ListingReport(service_at_location=listing, sender=kept, **said)
    _keep(letter, token, language, {**said, "listing": str(listing.pk)}, alike, wrong=said["wrong"])
    if said["wrong"] in UNANSWERED:
        call_for_a_call(listing.service, timezone.now())


def _keep(
    letter: Letter,
    token: UUID,
    language: str,
    said: Mapping[str, Any],
    alike: LetterQuerySet[Any],
    **facts: str,
) -> None:
    """Save the letter with its event, unless it is here already; refuse it when too many alike came."""
    letter.key, letter.language = key_of(token, said), language
    if is_here(letter):
        return
    if alike.since(timezone.now() - timedelta(hours=1)).count() >= settings.LETTERS_PER_HOUR:
        raise TooManyError
    if saved_once(letter):
        kind = letter._meta.model_name
        audit.record(f"{kind}.sent", actor=VISITOR, subject=f"{kind}:{letter.pk}", **facts)


def key_of(token: UUID, said: Mapping[str, Any]) -> UUID:
    """Return what is the same for the same words from the same form, and another once a word was changed."""
    return uuid5(token, json.dumps(said, sort_keys=True))


def is_here(letter: Letter | Claim) -> bool:
    """Say whether the same was kept already, by its key."""
    return type(letter)._default_manager.filter(key=letter.key).exists()


def saved_once(letter: Letter | Claim) -> bool:
    """Save it; say no when the same letter came at the same moment and was quicker."""
    try:
        with transaction.atomic():
            letter.save()
    except IntegrityError:
        if is_here(letter):
            return False
        raise
    return True


@transaction.atomic
def forget_letters(*, at: datetime, by: str) -> dict[str, int]:
    """Erase the words of letters that have served or are too old; return how many by kind."""
    forgotten = {str(kind._meta.model_name): _forget(kind, at) for kind in LETTERS}
    if any(forgotten.values()):
        audit.record("letters.forgotten", actor=by, subject="letters", **forgotten)
    return forgotten


def _forget(kind: type[Letter], at: datetime) -> int:
    words = dict.fromkeys(kind.WORDS, "")
    return kind._default_manager.outlived(at).update(key=None, forgotten_at=at, **words)
