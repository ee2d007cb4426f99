"""The two sides of the site, which production serves by two processes (RAAH_SIDE).

The public side knows no session, no account and no secret of staff. The private side has the doors of staff and nothing
of the directory's pages. "all" is both in one process: for the demo and for tests.
"""

from typing import Final

from django.core.exceptions import ImproperlyConfigured

from config import env

PUBLIC: Final = "public"
PRIVATE: Final = "private"
ALL: Final = "all"
SIDES: Final = (PUBLIC, PRIVATE, ALL)


def chosen() -> str:
    """Return the side that RAAH_SIDE names; both where it names none."""
    side = env.text("RAAH_SIDE", ALL)
    if side not in SIDES:
        raise ImproperlyConfigured(f"RAAH_SIDE must be one of {', '.join(SIDES)}, not {side!r}.")
    return side


def apps(side: str) -> list[str]:
    """Return the apps that only staff's pages need."""
    if side == PUBLIC:
        return []
    return [
        "django.contrib.messages",
        "config.apps.Admin",
        "allauth",
        "allauth.account",
        "allauth.mfa",
        "partners",
        "referrals",
    ]


def middleware(side: str) -> list[str]:
    """Return what stands before staff's pages, in its order."""
    if side == PUBLIC:
        return []
    return [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "allauth.account.middleware.AccountMiddleware",
        "accounts.gate.Binding",
        "accounts.gate.Gate",
    ]


def context_processors(side: str) -> list[str]:
    """Return what staff's templates are told besides."""
    if side == PUBLIC:
        return []
    return ["django.contrib.auth.context_processors.auth", "django.contrib.messages.context_processors.messages"]


def cookie(name: str, has_tls: bool) -> str:
    """Return a cookie's name; with https one that no other host, and no http page, can write."""
    return f"__Host-{name}" if has_tls else name
