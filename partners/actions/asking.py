"""Somebody would like keys for an app. What they write is kept until it is decided, or forgotten."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts import tasks as accounts
from accounts.models import User
from accounts.roles import Role
from directory.actions.letters import VISITOR, TooManyError, key_of
from partners.models import Partner
from safety import audit


@transaction.atomic
def ask(*, token: UUID, language: str, said: Mapping[str, str]) -> None:
    """Keep a wish for keys; `said` is by field of the partner. The same sent twice is one. TooManyError.

    Administrators are told that something waits when nothing waited before.
    """
    form = key_of(token, said)
    if Partner.objects.filter(form=form).exists():
        return
    if Partner.objects.filter(asked_at__gt=timezone.now() - timedelta(hours=1)).count() >= settings.LETTERS_PER_HOUR:
        raise TooManyError
    is_first = not Partner.objects.waiting().exists()
    partner, is_new = Partner.objects.get_or_create(form=form, defaults={"language": language, **said})
    if is_new:
        audit.record("partner.asked", actor=VISITOR, subject=f"partner:{partner.pk}")
    if is_new and is_first:
        for user in User.objects.holding(Role.ADMINISTRATOR):
            accounts.tell(user, "waiting")


@transaction.atomic
def forget_partners(*, at: datetime, by: str) -> int:
    """Delete who was refused a while ago, and who was never answered; return how many."""
    gone, _by_model = Partner.objects.outlived(at).delete()
    if gone:
        audit.record("partners.forgotten", actor=by, subject="partners", partners=gone)
    return gone
