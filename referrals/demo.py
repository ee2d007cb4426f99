"""A desk to try the private flow with: nobody reads what is sent to it but whoever tries."""

from datetime import time
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from accounts import demo
from accounts.models import User
from accounts.roles import Role
from referrals import rota
from referrals.actions import desks, vault
from referrals.models import Approval, Case, Desk, KeyGroup, KeyGroupMember, UserKey
from referrals.sealed import vaults

NAME: Final = "DEMO desk (nobody reads this)"
HOLDERS: Final = (Role.DESK_LEAD, Role.MODERATOR)
ALWAYS: Final = tuple(rota.Shift(day, time(0), time(0), 0) for day in range(7))


def phrase() -> str:
    """Return the one vault phrase of this installation's demo accounts; made once, kept in the data folder."""
    file = Path(settings.DATA_DIR) / "demo-phrase"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(vaults.new_phrase())
    return file.read_text()


@transaction.atomic
def make_desk(by: str) -> Desk:
    """Return the demo's desk, open around the clock; makes it and its people's keys where there are none."""
    held = Desk.objects.filter(name=NAME).first()
    if held is not None:
        return held
    people = [demo.make_account(role, by=by) for role in HOLDERS]
    for user in people:
        if not KeyGroupMember.objects.filter(user=user).exists():
            vault.make_key(user=user, phrase=phrase())
    lead = people[0]
    desk = desks.make(name=NAME, holders=people, by=lead)
    for user in people:
        desks.set_shifts(desk=desk, user=user, shifts=ALWAYS, by=lead)
    desks.open_to_survivors(desk=desk, by=lead)
    return desk


def exists() -> bool:
    """Say whether there is a demo's desk."""
    return Desk.objects.filter(name=NAME).exists()


@transaction.atomic
def remove() -> None:
    """Remove the demo's desk, with everything that was sent to it, and the keys of the demo's accounts."""
    demos = User.objects.filter(email__endswith=f"@{demo.DOMAIN}")
    for desk in Desk.objects.filter(name=NAME):
        Approval.objects.filter(case__desk=desk).delete()
        Case.objects.filter(desk=desk).delete()
        desk.delete()
        KeyGroup.objects.filter(successor=desk.group_id).delete()
        KeyGroup.objects.filter(pk=desk.group_id).delete()
    UserKey.objects.filter(user__in=demos).delete()


def refuse_in_production() -> None:
    """Refuse the start of a site that is no demo while there is a demo's desk. ImproperlyConfigured."""
    if not settings.DEMO and exists():
        raise ImproperlyConfigured("This is no demo, but there is a demo's desk. Run: manage.py demo_desk --remove")
