"""Looks over all guides at the start of the site (a Django system check): a wrong text stops it by name."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.urls import NoReverseMatch, reverse

from directory.choices import AUDIENCES, NEEDS
from guides import shelf
from guides.checks import Known, complaints
from guides.fields import GuideError
from guides.shapes import LANGUAGES
from safety.hotlines import hotlines


def look_over(**kwargs: Any) -> list[CheckMessage]:
    """Return one error for each thing that is wrong (called by Django)."""
    try:
        known = known_here()
        return [Error(complaint, id="guides.E001") for guide in shelf.every() for complaint in complaints(guide, known)]
    except GuideError as wrong:
        return [Error(str(wrong), id="guides.E002")]


def known_here() -> Known:
    """Return what the guides of this site may lead to, and the short numbers of the home country."""
    dials = {line.dial for language in LANGUAGES for line in hotlines(settings.HOME_COUNTRY, language)}
    return Known(
        needs=frozenset(NEEDS),
        audiences=frozenset(AUDIENCES),
        guides=frozenset(guide.slug for guide in shelf.every()),
        short_numbers=frozenset(dial for dial in dials if len(dial) in (3, 4)),
        is_page=_is_page,
    )


def _is_page(name: str) -> bool:
    try:
        reverse(name)
    except NoReverseMatch:
        return False
    return True
