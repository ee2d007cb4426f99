"""Second factors: whether this session was signed in by one, and how what they hold is stored."""

from typing import Final

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from accounts import sealing
from accounts.models import User

PROVING: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# Where a stored factor holds its secret.
SECRETS: Final = {Authenticator.Type.TOTP: "secret", Authenticator.Type.RECOVERY_CODES: "seed"}


def are_set_up(user: User) -> bool:
    """Say whether a person has a passkey or an app that makes codes; recovery codes alone are none."""
    return Authenticator.objects.filter(user=user, type__in=PROVING).exists()


def is_signed_in_by_one(request: HttpRequest) -> bool:
    """Say whether whoever began this session has shown a second factor in it, and still has one."""
    records = get_authentication_records(request, request.user)  # type: ignore[arg-type]
    return any(record.get("method") == "mfa" for record in records) and are_set_up(request.user)  # type: ignore[arg-type]


def note_set_up(request: HttpRequest, user: User, kind: str) -> None:
    """Take the set-up of a factor as its first use: the person has just shown that it works."""
    record_authentication(request, user, "mfa", type=kind, set_up=True)


def reseal() -> int:
    """Seal everything again that is sealed under an older key; return how much that was. Safe to repeat."""
    done = 0
    with transaction.atomic():
        for held in Authenticator.objects.select_for_update().filter(type__in=SECRETS):
            field = SECRETS[Authenticator.Type(held.type)]
            if not sealing.is_newest(held.data[field], settings.STAFF_KEYS):
                held.data[field] = sealing.seal(
                    sealing.unseal(held.data[field], settings.STAFF_KEYS), settings.STAFF_KEYS
                )
                held.save(update_fields=["data"])
                done += 1
    return done
