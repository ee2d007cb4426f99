"""What the desk sees of centres' inboxes: whether something can be sent there, and who has checked the key."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.models import User
from accounts.permissions import Verdict, may
from accounts.roles import Permission
from directory.scripts import content_language
from referrals.models import Inbox
from referrals.models.inbox import CHECK_HOLDS
from referrals.pages import centres
from referrals.permissions import may_check, may_receive
from safety import clock


@dataclass(frozen=True, slots=True)
class Check:
    """Who checked a key, when, and whether that still holds."""

    by: User
    day: date
    holds: bool


@dataclass(frozen=True, slots=True)
class Line:
    """An inbox in the desk's list."""

    inbox: Inbox
    name: str
    organization: str
    may_receive: Verdict
    checks: tuple[Check, ...]


def every() -> list[Line]:
    """Return all inboxes, those that cannot be used first."""
    listed = list(Inbox.objects.select_related("group", "organization"))
    known = centres.names(inbox.centre for inbox in listed)
    lines = [_line(inbox, known.get(str(inbox.centre), "")) for inbox in listed]
    return sorted(lines, key=lambda line: (bool(line.may_receive), line.name.casefold(), str(line.inbox.pk)))


def page_of(inbox: Inbox, user: User) -> dict[str, Any]:
    """Return what the page of an inbox says: whom to ring, who has checked. The fingerprint is to be heard."""
    centre = centres.one(inbox.centre)
    return {
        "line": _line(inbox, centre.name if centre else ""),
        "inbox": inbox,
        "centre": centre,
        "may_check": may_check(user, inbox),
        "is_lead": bool(may(user, Permission.DESK_LEAD)),
    }


def _line(inbox: Inbox, name: str) -> Line:
    since = clock.now().date() - CHECK_HOLDS
    rows = sorted(inbox.group.checks.select_related("by"), key=lambda row: (row.day, row.pk))
    return Line(
        inbox=inbox,
        name=name,
        organization=inbox.organization.said("name", content_language()),
        may_receive=may_receive(inbox),
        checks=tuple(Check(row.by, row.day, row.day > since) for row in rows),
    )
