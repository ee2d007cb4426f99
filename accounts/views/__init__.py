"""Staff's pages that every person who works here has."""

from accounts.views.home import home
from accounts.views.join import join
from accounts.views.people import close, end_all, invite, people, person, resend, reset, withdraw
from accounts.views.sessions import end, end_others, sessions

__all__ = [
    "close",
    "end",
    "end_all",
    "end_others",
    "home",
    "invite",
    "join",
    "people",
    "person",
    "resend",
    "reset",
    "sessions",
    "withdraw",
]
