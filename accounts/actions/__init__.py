"""What is done to accounts: keyword-only, in one transaction each, with its audit event."""

from accounts.actions.invitations import InvitationError, accept, by_token, invite, invite_again, token_of, withdraw
from accounts.actions.people import change_roles, close, end_session, end_sessions, reset_second_factors

__all__ = [
    "InvitationError",
    "accept",
    "by_token",
    "change_roles",
    "close",
    "end_session",
    "end_sessions",
    "invite",
    "invite_again",
    "reset_second_factors",
    "token_of",
    "withdraw",
]
