"""People who work here, for tests: made in a line, signed in without a page."""

import time
from collections.abc import Iterable

from allauth.account.internal.userkit import user_id_to_str
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.test import Client

from accounts import devices
from accounts.models import Device, User
from accounts.roles import ORGANIZATION_ROLES, STAFF_ROLES, Role
from accounts.sessions import SessionStore
from directory.models import Membership, Organization

PASSWORD = "kettle violet harbour 7391"
BROWSER = "a cookie of a test's browser"


def make_person(role: str = "", *, email: str = "", has_factor: bool = True, password: str | None = None) -> User:
    """Return somebody with a staff role, "superuser", or no role; with a second factor unless told otherwise."""
    number = User.objects.count()
    user = User.objects.create_user(
        email or f"{role or 'somebody'}-{number}@staff.test",
        password,
        name=f"{role or 'somebody'} {number}",
        roles=[role] if role in STAFF_ROLES else [],
        is_superuser=role == Role.SUPERUSER,
    )
    if has_factor:
        add_factor(user)
    return user


def add_factor(user: User) -> str:
    """Give somebody an app that makes codes; return its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def make_member(organization: Organization, role: str = Role.NGO_WORKER, **more: object) -> User:
    """Return somebody who works for an organization."""
    assert role in ORGANIZATION_ROLES
    user = make_person(**{"email": f"{role}-{User.objects.count()}@ngo.test"} | more)
    Membership.objects.create(user=user, organization=organization, role=role)
    return user


def sign_in(client: Client, user: User, *, by_factor: bool = True, browser: str = BROWSER) -> Device:
    """Begin a session of this person in this client, as a sign-in with a second factor would; return the device."""
    # A browser's cookie is one person's: two people in two clients have two.
    token = f"{browser} {user.pk}"
    device, _is_new = Device.objects.get_or_create(
        digest=devices.digest(token), defaults={"user": user, "label": "Test, Linux"}
    )
    store = SessionStore()
    store.update(
        {
            "_auth_user_id": str(user.pk),
            "_auth_user_backend": settings.AUTHENTICATION_BACKENDS[0],
            "_auth_user_hash": user.get_session_auth_hash(),
            "device": device.pk,
            "account_authentication_methods": list(_records(by_factor)),
            "account_authentication_methods_user": user_id_to_str(user),
        }
    )
    store.create()
    client.cookies[settings.SESSION_COOKIE_NAME] = store.session_key
    client.cookies[settings.DEVICE_COOKIE_NAME] = token
    return device


def age_sign_in(client: Client, seconds: float = 600) -> None:
    """Let what the session of a client knows of its sign-in lie some time back."""
    store = SessionStore(client.cookies[settings.SESSION_COOKIE_NAME].value)
    for record in store["account_authentication_methods"]:
        record["at"] = time.time() - seconds
    store.modified = True
    store.save()


def _records(by_factor: bool) -> Iterable[dict[str, object]]:
    now = time.time()
    yield {"method": "password", "at": now}
    if by_factor:
        yield {"method": "mfa", "at": now, "type": "totp", "reauthenticated": True}
