"""Accounts to try the site with: names that nobody could take for a person, addresses that lead nowhere.

A demo may have them. A site that is not a demo refuses to start while one exists.
"""

import secrets
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from accounts.models import User
from accounts.roles import Role
from safety import audit

# The domain `.invalid` can never exist (RFC 2606).
DOMAIN: Final = "demo.invalid"
WORDS: Final = ("kettle", "violet", "harbour", "lantern", "pepper", "saddle", "meadow", "copper", "ribbon", "walnut")
STAFF: Final = (Role.ADMINISTRATOR, Role.VETTER, Role.MODERATOR, Role.DESK_LEAD)


def email_of(role: str) -> str:
    """Return the address of a role's demo account: "desk-lead@demo.invalid"."""
    return f"{role.replace('_', '-')}@{DOMAIN}"


def name_of(role: str) -> str:
    """Return its name: "DEMO desk lead (no person)"."""
    return f"DEMO {role.replace('_', ' ')} (no person)"


def password() -> str:
    """Return the one password of this installation's demo accounts; made once, kept in the data folder."""
    file = Path(settings.DATA_DIR) / "demo-password"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text("-".join([*secrets.SystemRandom().sample(WORDS, 3), str(secrets.randbelow(9000) + 1000)]))
    return file.read_text()


@transaction.atomic
def make_account(role: str, *, by: str, is_superuser: bool = False) -> User:
    """Return a role's demo account; makes it where there is none."""
    held = User.objects.filter(email=email_of(role)).first()
    if held is not None:
        return held
    roles = [role] if role in STAFF else []
    user = User.objects.create_user(
        email_of(role), password(), name=name_of(role), roles=roles, is_superuser=is_superuser
    )
    audit.record("demo.account_made", actor=by, subject=f"user:{user.pk}", role=role)
    return user


def make_staff(by: str) -> list[User]:
    """Return the demo accounts of every role that stands on the person, the superuser's too."""
    staff = [make_account(role, by=by) for role in STAFF]
    return [*staff, make_account(Role.SUPERUSER, by=by, is_superuser=True)]


def exist() -> bool:
    """Say whether there is a demo account."""
    return User.objects.filter(email__endswith=f"@{DOMAIN}").exists()


def refuse_in_production() -> None:
    """Refuse the start of a site that is no demo while a demo account exists. ImproperlyConfigured."""
    if not settings.DEMO and exist():
        raise ImproperlyConfigured(
            f"This is no demo, but there are demo accounts (@{DOMAIN}). Run: manage.py demo_accounts --remove"
        )
