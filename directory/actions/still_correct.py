"""The mailed link by which somebody says that a listing is still correct. The link is the proof: nobody signs in."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from directory.actions.changing import locked
from directory.actions.refusals import RefusedError
from directory.actions.verifying import Finding, verify
from directory.content import BLANK, Content, content_of
from directory.models import (
    AssuranceMethod,
    Membership,
    Outcome,
    Service,
    StillCorrectLink,
    Verification,
    VettingState,
)
from safety import audit

LASTS: Final = timedelta(days=14)
SECRET_BYTES: Final = 32
# What a listing is kept by, but no reader sees.
UNSEEN: Final = frozenset({"kind", "precision", "confidential"})


@transaction.atomic
def make_links(*, services: Iterable[Service], to: User, by: str) -> dict[Service, str]:
    """Make a link for each listing; return the secrets, of which only digests are kept. They expire after 14 days."""
    expires_at = timezone.now() + LASTS
    found = {service: secrets.token_urlsafe(SECRET_BYTES) for service in services}
    StillCorrectLink.objects.bulk_create(
        StillCorrectLink(digest=_digest(secret), service=service, user=to.pk, expires_at=expires_at)
        for service, secret in found.items()
    )
    if found:
        audit.record("still_correct.made", actor=by, subject=f"user:{to.pk}", links=len(found))
    return found


def open_link(secret: str) -> tuple[StillCorrectLink, Membership]:
    """Return a link that still counts, and as whom it lets speak. Opening changes nothing.

    StillCorrectLink.DoesNotExist for a secret that is not one of ours; RefusedError for one that counts no more.
    """
    link = StillCorrectLink.objects.select_related("service").get(digest=_digest(secret))
    return link, _speaker(link)


@transaction.atomic
def confirm(*, secret: str, version: str) -> Verification:
    """Write down that the listing is correct as it was shown: once. `version` is that of what was shown.

    StillCorrectLink.DoesNotExist, RefusedError: see `open_link`, and where the listing has changed meanwhile.
    """
    # The listing first, as everywhere: of two links to it that are used at once, the later one finds the earlier.
    service = locked(StillCorrectLink.objects.select_related("service").get(digest=_digest(secret)).service)
    link, speaker = open_link(secret)
    if version != version_of(service):
        raise RefusedError("outdated")
    finding = Finding(
        on=timezone.localdate(),
        method=AssuranceMethod.SELF_DECLARED,
        outcome=Outcome.CONFIRMED,
        fields=tuple(shown(service)),
    )
    kept = verify(service=service, finding=finding, by=speaker.user, role=speaker.role)
    StillCorrectLink.objects.filter(pk=link.pk).update(used_at=timezone.now())
    audit.record("still_correct.used", actor=f"user:{speaker.user_id}", subject=f"service:{service.pk}", link=link.pk)
    return kept


def shown(service: Service) -> Content:
    """Return what the public sees of a listing, by field: what is empty is not there."""
    content = content_of(service)
    return {key: value for key, value in content.items() if key not in UNSEEN and value != BLANK[key]}


def version_of(service: Service) -> str:
    """Return what is another string once the listing has changed."""
    return service.last_modified.isoformat()


@transaction.atomic
def forget_links(*, at: datetime, by: str) -> int:
    """Erase the links that have expired; return how many."""
    gone, _by_model = StillCorrectLink.objects.filter(expires_at__lte=at).delete()
    if gone:
        audit.record("still_correct.forgotten", actor=by, subject="links", links=gone)
    return gone


def _speaker(link: StillCorrectLink) -> Membership:
    """Return the membership of whose link it is, as it is now. RefusedError where the link counts no more."""
    if link.used_at is not None:
        raise RefusedError("link-used")
    if link.expires_at <= timezone.now():
        raise RefusedError("link-old")
    held = Membership.objects.filter(user=link.user, organization=link.service.organization_id, user__is_active=True)
    if (speaker := held.select_related("user").first()) is None:
        raise RefusedError("link-left")
    if link.service.vetting_state != VettingState.PUBLISHED:
        raise RefusedError("link-not-shown")
    others = StillCorrectLink.objects.filter(service=link.service_id, used_at__gte=link.expires_at - LASTS)
    if others.exclude(pk=link.pk).exists():
        raise RefusedError("link-answered")
    return speaker


def _digest(secret: str) -> bytes:
    return sha256(secret.encode()).digest()
