"""What is done: each deed is one transaction with its audit event, says who did it, and may refuse."""

from directory.actions.letters import TooManyError, forget_letters, report, suggest
from directory.actions.listings import RefusedError, confirm, publish, suspend, withdraw

__all__ = [
    "RefusedError",
    "TooManyError",
    "confirm",
    "forget_letters",
    "publish",
    "report",
    "suggest",
    "suspend",
    "withdraw",
]
