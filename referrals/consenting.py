"""The very text that she agrees to, so that a word that changes makes the consent void."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from django.utils import translation
from django.utils.translation import gettext as _

from referrals.models import Referral
from referrals.said import Packet

# Raised whenever the sentences of `statement` change.
TEXT_VERSION: Final = 1


def statement(*, is_offline: bool) -> str:
    """Return what she agrees to, in the language that is active: a call, or a letter to the centre's own inbox here."""
    return _by_telephone() if is_offline else _to_inbox()


def _by_telephone() -> str:
    return _(
        "I agree that the desk tells this one centre exactly what is ticked, by telephone, and nothing else. "
        "I can take this back at any time; what the centre has heard by then it has heard. After 30 days it ends."
    )


def _to_inbox() -> str:
    return _(
        "I agree that the desk sends this one centre exactly what is ticked, to its locked inbox on this site, and "
        "nothing else. I can take this back: before the centre opens it, nobody there has read a word; after that it "
        "may have been read. After 30 days it ends."
    )


def shown_text(packet: Packet, fields: Iterable[str], referral: Referral, language: str) -> str:
    """Return everything that a consent stands for: the statement, the centre, what for, and each field as it goes."""
    chosen = set(fields)
    with translation.override(language):
        lines = [statement(is_offline=referral.is_offline), str(referral.centre), packet.purpose]
    lines += [f"{name}={text}" for name, text in packet.fields if name in chosen]
    return "\n".join(f"{len(line)}:{line}" for line in lines)


def hash_of(packet: Packet, fields: Iterable[str], referral: Referral, language: str) -> bytes:
    """Return the SHA-256 of that text."""
    return sha256(shown_text(packet, fields, referral, language).encode("utf-8", "surrogatepass")).digest()
