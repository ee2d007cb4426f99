"""Her code: made, shown once, and later the only way to her case."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.conf import settings

from referrals.crypto import codes
from referrals.crypto.derivation import Cost, peppered
from referrals.sealed import peppers

spoken, plain = codes.spoken, codes.plain
LAST: Final = codes.GROUP
# What no case has: so that what cannot be a code costs what a code costs.
NOBODYS: Final = "0" * codes.DIGITS


@dataclass(frozen=True, slots=True, repr=False)
class NewCode:
    """A code that nobody has seen yet, with what is stored of it. Never stored itself."""

    digits: str
    tag: bytes
    wrap: bytes
    pepper_version: int


@dataclass(frozen=True, slots=True, repr=False)
class Candidate:
    """What a typed code makes under one pepper."""

    tag: bytes
    wrap: bytes


def new() -> NewCode:
    """Return a new code; takes one derivation. NoPepperError."""
    version, pepper = peppers.newest()
    digits = codes.new_code()
    made = codes.keys_of(codes.stretched(digits, Cost(*settings.CODE_COST)), pepper)
    return NewCode(digits, made.tag, made.wrap, version)


def candidates(digits: str) -> Iterable[Candidate]:
    """Return what a plain code makes under each pepper, the newest first; one derivation. NoPepperError."""
    live = peppers.every()
    raw = codes.stretched(digits, Cost(*settings.CODE_COST))
    made = (codes.keys_of(raw, pepper) for pepper in live.values())
    return [Candidate(keys.tag, keys.wrap) for keys in made]


def form_tags(secret: bytes) -> list[bytes]:
    """Return what the secret of a form is looked up by under each pepper, the newest first: one form, one case."""
    return [peppered("form tag", secret, pepper) for pepper in peppers.every().values()]


def retry_keys(secret: bytes) -> list[bytes]:
    """Return the keys under which a form's secret may have wrapped the key of its case, the newest first."""
    return [peppered("form retry", secret, pepper) for pepper in peppers.every().values()]
