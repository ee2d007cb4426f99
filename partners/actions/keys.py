"""Keys are made, replaced, stopped. The secret of one is returned once and kept nowhere."""

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.permissions import RefusedError, demand
from partners import tokens
from partners.models import Key, Partner
from partners.permissions import may_make_key, may_rotate
from partners.scopes import Scope
from safety import audit, clock


class Made(NamedTuple):
    """A new key, and what its partner is shown of it once."""

    key: Key
    shown: str


class Wanted(NamedTuple):
    """What a new key shall be. `token` tells a form that is sent twice from two forms; it is then the key's id."""

    name: str
    scopes: Iterable[str]
    days: int
    token: UUID | None = None


class ShownError(RefusedError):
    """The key of this form was made before, and shown then."""


@transaction.atomic
def make_key(*, partner: Partner, wanted: Wanted, by: User) -> Made:
    """Return a new key that ends after so many days.

    ShownError where the form was sent before; RefusedError where there may be none; ValueError for no scope.
    """
    held = _locked(partner)
    if wanted.token and Key.objects.filter(pk=wanted.token).exists():
        raise ShownError(_("This key was shown when it was made. If it was not put away, stop it and make another."))
    demand(may_make_key(by, held))
    scopes, lasts = [Scope(scope).value for scope in wanted.scopes], timedelta(days=wanted.days)
    made = _made(held, name=wanted.name, scopes=scopes, lasts=lasts, pk=wanted.token)
    subject, days = f"key:{made.key.pk}", wanted.days
    audit.record("key.made", actor=f"user:{by.pk}", subject=subject, partner=str(held.pk), days=days)
    return made


@transaction.atomic
def rotate_key(*, key: Key, days: int, by: User) -> Made:
    """Return a key that takes this one's place; both open the same for so many days, then the old one ends.

    The new one lasts as long as the old one was made for. RefusedError where this cannot be.
    """
    partner = _locked(key.partner)
    old = Key.objects.select_for_update().get(pk=key.pk)
    old.partner = partner
    demand(may_rotate(by, old))
    made = _made(partner, name=old.name, scopes=old.scopes, lasts=old.expires_at - old.made_at)
    Key.objects.filter(pk=made.key.pk).update(per_minute=old.per_minute, per_day=old.per_day)
    old.successor, old.expires_at = made.key, min(old.expires_at, made.key.made_at + timedelta(days=days))
    old.save(update_fields=["successor", "expires_at"])
    successor = str(made.key.pk)
    audit.record("key.rotated", actor=f"user:{by.pk}", subject=f"key:{old.pk}", successor=successor, days=days)
    return made


@transaction.atomic
def stop_key(*, key: Key, by: User) -> None:
    """End what a key opens, from the next call on; for ever. Nothing happens to one that is stopped."""
    if Key.objects.filter(pk=key.pk, stopped_at=None).update(stopped_at=clock.now()):
        partner = str(key.partner_id)
        audit.record("key.stopped", actor=f"user:{by.pk}", subject=f"key:{key.pk}", partner=partner)


@transaction.atomic
def change_limits(*, key: Key, per_minute: int, per_day: int, by: User) -> None:
    """Set how fast a key may call, from the next call on."""
    Key.objects.filter(pk=key.pk).update(per_minute=per_minute, per_day=per_day)
    facts = {"per_minute": per_minute, "per_day": per_day}
    audit.record("key.limits_changed", actor=f"user:{by.pk}", subject=f"key:{key.pk}", **facts)


def _locked(partner: Partner) -> Partner:
    """Return the partner as it is now, held: of two who make its last key at once, one is refused."""
    return Partner.objects.select_for_update().get(pk=partner.pk)


def _made(partner: Partner, *, name: str, scopes: list[str], lasts: timedelta, pk: UUID | None = None) -> Made:
    token, now = tokens.make(), clock.now()
    key = Key.objects.create(
        pk=pk or uuid4(),
        partner=partner,
        name=name,
        prefix=token.prefix,
        digest=tokens.digest(token.text),
        scopes=scopes,
        made_at=now,
        expires_at=now + lasts,
    )
    return Made(key, token.text)
