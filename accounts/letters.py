"""Mail to staff: plain text, Urdu and English in one letter, nothing private in it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from accounts.models import Device, Invitation, User
from accounts.wording import DUTIES, ROLES

LANGUAGES = ("ur", "en")


def link(path: str) -> str:
    """Return the whole address of one of our pages."""
    return f"{settings.STAFF_URL.rstrip('/')}{path}"


def invitation(found: Invitation, where: str) -> None:
    """Ask somebody to come in."""
    _send("invitation", found.email, {"link": where, "role": found.role})


def reset_link(user: User, where: str) -> None:
    """Send the link for a new password."""
    _send("reset", user.email, {"link": where})


def notice(user: User, kind: str) -> None:
    """Tell of something that was done to the account."""
    _send(kind, user.email, {})


def new_device(device: Device, to: User) -> None:
    """Tell of a sign-in with a browser that was not known."""
    _send("device", to.email, {"label": device.label, "at": device.first_used_at, "name": str(device.user)})


def key_recovered(to: str) -> None:
    """Tell somebody who keeps an envelope that the key on paper was used. Says neither for whom nor of what."""
    _send("key_recovered", to, {})


class Asked(NamedTuple):
    """What somebody is asked about: its link, and its name, of which `str()` is made in each language."""

    name: object
    link: str


def reminder(user: User, asked: Sequence[Asked], *, more: int, home: str) -> None:
    """Ask whether what the public reads is still correct; so many `more` are not named, but found behind `home`."""
    _send("reminder", user.email, {"asked": asked, "more": more, "home": home})


def audit_head(user: User, position: int, link: str) -> None:
    """Send the last link of the audit's chain, so that it stands outside the database too."""
    _send("audit_head", user.email, {"position": position, "link": link})


def partner_decided(to: str, kind: str, *, name: str, reason: str) -> None:
    """Tell what was decided about an app: "partner_refused", "partner_stopped", "partner_resumed"."""
    _send(kind, to, {"name": name, "reason": reason})


def key_ending(user: User, *, key: str, ends_at: datetime, where: str) -> None:
    """Tell that a key of an app is about to end; `key` is its name and prefix."""
    _send("key_ending", user.email, {"key": key, "ends_at": ends_at, "link": where})


def webhook_ended(to: str, *, url: str, where: str) -> None:
    """Tell that an address of an app is not sent to any more, for nobody takes what is sent there.

    It is said without its scheme, so that it is no link: those in our letters are all our own.
    """
    _send("webhook_ended", to, {"url": url.partition("://")[2], "link": where})


def _send(kind: str, to: str, said: dict[str, Any]) -> None:
    parts = [_part(kind, language, said) for language in LANGUAGES]
    body = "\n\n----------\n\n".join(text for _subject, text in parts)
    EmailMessage(" / ".join(subject for subject, _text in parts), body, settings.DEFAULT_FROM_EMAIL, [to]).send()


def _part(kind: str, language: str, said: dict[str, Any]) -> tuple[str, str]:
    """Return subject and text in one language; the template's first line is the subject."""
    with translation.override(language):
        role = said.get("role", "")
        words = {"role_name": ROLES.get(role, ""), "duty": DUTIES.get(role, "")}
        text = render_to_string(f"accounts/mail/{kind}.txt", said | words)
    subject, _, body = text.strip().partition("\n")
    return subject.strip(), body.strip()
