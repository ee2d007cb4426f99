"""What is done: each deed is one transaction with its audit event, says who did it, and may refuse."""

from directory.actions.letters import TooManyError, forget_letters, report, suggest
from directory.actions.listings import RefusedError, confirm, publish, suspend, withdraw
from directory.actions.memberships import end_memberships, join_organization, remove_member

__all__ = [
    "RefusedError",
    "TooManyError",
    "confirm",
    "end_memberships",
    "forget_letters",
    "join_organization",
    "publish",
    "remove_member",
    "report",
    "suggest",
    "suspend",
    "withdraw",
]
