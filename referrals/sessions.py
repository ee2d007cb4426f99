"""What stays open for minutes: her draft, the case her code opened, a moderator's vault. Rows only a cookie opens."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.db import transaction

from accounts.models import Session, User
from referrals.models import CodeSession, Draft, VaultSession
from referrals.sealed import cases, cookies, vaults
from referrals.sealed.cases import OpenCase
from referrals.sealed.cookies import Key
from referrals.sealed.errors import NotOpenedError
from referrals.sealed.vaults import Vault
from safety import clock

DRAFT, CODE, VAULT = "draft", "code", "vault"
DRAFT_IDLE: Final = timedelta(minutes=30)
CODE_IDLE: Final = timedelta(minutes=10)
VAULT_IDLE: Final = timedelta(minutes=15)
VAULT_HARD_END: Final = timedelta(hours=8)


@dataclass(frozen=True, slots=True, repr=False)
class HerCase:
    """What her cookie opens: her case, and from which message on she has not read."""

    key: Key
    opened: OpenCase
    since: int


def read_draft(cookie: str) -> tuple[Key | None, dict[str, Any]]:
    """Return the key of a draft and what is in it; nothing where it is too old or was never ours."""
    key = cookies.read(cookie, DRAFT)
    if key is None:
        return None, {}
    row = Draft.objects.filter(digest=key.digest, used_at__gt=clock.now() - DRAFT_IDLE).first()
    if row is None:
        return None, {}
    try:
        return key, key.open(bytes(row.sealed))
    except NotOpenedError:
        return None, {}


def keep_draft(key: Key | None, said: Mapping[str, Any]) -> Key:
    """Keep what she has written so far; return the key for her cookie."""
    key = key or cookies.new(DRAFT)
    Draft.objects.update_or_create(digest=key.digest, defaults={"sealed": key.seal(dict(said)), "used_at": clock.now()})
    return key


def end_draft(cookie: str) -> None:
    """Remove a draft."""
    if key := cookies.read(cookie, DRAFT):
        Draft.objects.filter(digest=key.digest).delete()


def begin_code(opened: OpenCase, since: int) -> Key:
    """Keep a case open for the browser that has shown its code; return the key for its cookie."""
    key = cookies.new(CODE)
    CodeSession.objects.create(
        digest=key.digest, case_id=opened.id, sealed=key.seal(opened.packed()), since=since, used_at=clock.now()
    )
    return key


def read_code(cookie: str) -> HerCase | None:
    """Return the case that a browser has open, and count its ten minutes anew; None where it is over."""
    key = cookies.read(cookie, CODE)
    if key is None:
        return None
    now = clock.now()
    rows = CodeSession.objects.filter(digest=key.digest, used_at__gt=now - CODE_IDLE)
    row = rows.first() if rows.update(used_at=now) else None
    if row is None:
        return None
    try:
        return HerCase(key, cases.unpacked(key.open(bytes(row.sealed))), row.since)
    except NotOpenedError:
        return None


def end_code(cookie: str) -> None:
    """Close what a code had opened."""
    if key := cookies.read(cookie, CODE):
        CodeSession.objects.filter(digest=key.digest).delete()


@transaction.atomic
def begin_vault(session: Session, user: User, vault: Vault) -> Key:
    """Keep a vault open for one session of its owner; return the key for the cookie."""
    key, now = cookies.new(VAULT), clock.now()
    VaultSession.objects.filter(session=session).delete()
    VaultSession.objects.create(
        digest=key.digest,
        session=session,
        user=user,
        sealed=key.seal(vault.packed()),
        opened_at=now,
        used_at=now,
    )
    return key


def read_vault(cookie: str, session: Session | None) -> Vault | None:
    """Return the vault that this session has open, and count its quarter of an hour anew; None where it is shut."""
    key = cookies.read(cookie, VAULT)
    if key is None or session is None:
        return None
    now = clock.now()
    rows = VaultSession.objects.filter(
        digest=key.digest, session=session, used_at__gt=now - VAULT_IDLE, opened_at__gt=now - VAULT_HARD_END
    )
    row = rows.first() if rows.update(used_at=now) else None
    if row is None:
        return None
    try:
        return vaults.unpacked(key.open(bytes(row.sealed)))
    except NotOpenedError:
        return None


def end_vault(cookie: str) -> None:
    """Lock a vault."""
    if key := cookies.read(cookie, VAULT):
        VaultSession.objects.filter(digest=key.digest).delete()


def forget_ended() -> None:
    """Remove what is over by its time."""
    now = clock.now()
    Draft.objects.filter(used_at__lte=now - DRAFT_IDLE).delete()
    CodeSession.objects.filter(used_at__lte=now - CODE_IDLE).delete()
    VaultSession.objects.filter(used_at__lte=now - VAULT_IDLE).delete()
    VaultSession.objects.filter(opened_at__lte=now - VAULT_HARD_END).delete()
