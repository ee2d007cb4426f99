"""Somebody says that they work for a listing's organization; a vetter finds out, by what is listed and by no other way.

Accepting sends an invitation to lead the organization, in the same transaction. Name, address and words of a claim are
erased when it is decided, and 60 days later at the latest.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from directory.actions.changing import demand_no_street_said
from directory.actions.letters import VISITOR, TooManyError, is_here, key_of, saved_once
from directory.actions.refusals import RefusedError
from directory.models import Claim, ClaimState, Proof, ServiceAtLocation
from safety import audit

KEPT: Final = timedelta(days=60)


@transaction.atomic
def claim(*, token: UUID, language: str, listing: ServiceAtLocation, said: Mapping[str, str]) -> None:
    """Keep a claim for the vetters; `said` is by field. The same sent twice is one. TooManyError, RefusedError."""
    service = listing.service
    demand_no_street_said(service, said, Claim.TOLD)
    made = Claim(service=service, key=key_of(token, {**said, "listing": str(listing.pk)}), language=language, **said)
    if is_here(made):
        return
    if Claim.objects.filter(made_at__gt=timezone.now() - timedelta(hours=1)).count() >= settings.LETTERS_PER_HOUR:
        raise TooManyError
    if saved_once(made):
        audit.record("claim.sent", actor=VISITOR, subject=f"claim:{made.pk}", service=str(service.pk))


@transaction.atomic
def accept_claim(*, claim: Claim, checked_how: str, by: User) -> None:
    """Believe a claim, and invite whoever sent it to lead the organization.

    RefusedError where it was decided meanwhile; accounts.actions.InvitationError where there is such an invitation:
    then nothing is done. ValueError for a way of checking that is not in the list.
    """
    # The public's side, which knows no accounts, takes claims and decides none.
    from accounts import actions as accounts

    how, held = Proof(checked_how), _waiting(claim)
    accounts.invite(email=held.email, role=Role.NGO_LEAD, by=f"user:{by.pk}", organization=held.service.organization_id)
    _decide(held, ClaimState.ACCEPTED, by, how)


@transaction.atomic
def refuse_claim(*, claim: Claim, by: User) -> None:
    """Believe it not. Nobody is told. RefusedError where it was decided meanwhile."""
    _decide(_waiting(claim), ClaimState.REFUSED, by)


@transaction.atomic
def forget_claims(*, at: datetime, by: str) -> int:
    """Delete the claims that nobody decided in 60 days; return how many."""
    gone, _by_model = Claim.objects.waiting().filter(made_at__lte=at - KEPT).delete()
    if gone:
        audit.record("claims.forgotten", actor=by, subject="claims", claims=gone)
    return gone


def _waiting(claim: Claim) -> Claim:
    """Return the claim, locked, if nobody has decided it."""
    held = Claim.objects.select_for_update(of=("self",)).select_related("service").filter(pk=claim.pk).first()
    if held is None or held.state != ClaimState.NEW:
        raise RefusedError("decided")
    return held


def _decide(claim: Claim, state: ClaimState, by: User, how: str = "") -> None:
    for name in Claim.WORDS:
        setattr(claim, name, "")
    claim.state, claim.key, claim.decided_by, claim.checked_how = state, None, by.pk, how
    claim.save()
    facts = {"how": how} if how else {}
    audit.record(f"claim.{state}", actor=f"user:{by.pk}", subject=f"claim:{claim.pk}", **facts)
