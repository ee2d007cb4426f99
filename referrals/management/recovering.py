"""What the commands of the paper key have in common: which key, for whom."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.core.management.base import CommandError

from accounts.models import User
from referrals.actions import holding
from referrals.models import Desk, Inbox, KeyGroup


def add_whom(parser: ArgumentParser) -> None:
    """Take --user."""
    parser.add_argument("--user", required=True, metavar="EMAIL", help="who is to hold the key")


def user_of(options: dict[str, Any]) -> User:
    """Return the person. CommandError."""
    try:
        return User.objects.get(email=options["user"].strip().lower(), is_active=True)
    except User.DoesNotExist as error:
        raise CommandError(f"Nobody in service has the address {options['user']}.") from error


def group_of(options: dict[str, Any]) -> KeyGroup:
    """Return the key that --group names by its id. CommandError which says what there is."""
    try:
        return KeyGroup.objects.get(pk=UUID(options["group"] or ""))
    except (ValueError, KeyGroup.DoesNotExist) as error:
        raise CommandError("\n".join(["Name one of these by --group:", *_known()])) from error


def _known() -> Iterator[str]:
    """Yield a line for each key that can be opened, an older one that is not finished below its own."""
    owners: list[holding.Owner] = [*Desk.objects.order_by("name", "pk"), *Inbox.objects.order_by("pk")]
    for owner in owners:
        said = f"desk {owner.name}" if isinstance(owner, Desk) else f"inbox of the centre {owner.centre}"
        present, *older = holding.pairs_of(owner)
        yield f"{present.pk}  {said}"
        yield from (f"{pair.pk}  {said}: an older key, under which something still lies" for pair in older)
