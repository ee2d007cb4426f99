"""What the desk's templates say: words of others made harmless, days, and what changes by itself."""

import unicodedata
from datetime import date, time
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from accounts.templatetags.accounts import day_said
from directory.wording.dates import WEEKDAYS
from languages.known import BY_CODE
from referrals import wording_desk
from referrals.models import Case
from referrals.pages.queue import age_said

register = template.Library()
# Joiners that Urdu is written with, and marks that only steer the next sign.
KEPT = frozenset("\n\t\u200c\u200d\u200e\u200f")
# Of the signs that nobody sees, those that are letters' own: numbers' and verses' signs of Arabic.
ARABIC = range(0x0600, 0x0900)
UNSEEN = frozenset({"Cc", "Cf", "Cs"})


def is_unseen(sign: str) -> bool:
    """Say whether a sign cannot be seen, though it may turn or hide what stands around it."""
    if sign in KEPT or unicodedata.category(sign) not in UNSEEN:
        return False
    return sign == "\u061c" or ord(sign) not in ARABIC


@register.filter
def plainly(text: str) -> SafeString:
    """Return somebody's words as HTML that can do nothing: isolated, escaped, unseen signs as their numbers."""
    pieces = (_mark(sign) if is_unseen(sign) else conditional_escape(sign) for sign in text)
    return format_html('<bdi class="words" dir="auto">{}</bdi>', mark_safe("".join(pieces)))  # noqa: S308 all escaped


def _mark(sign: str) -> str:
    return f'<code class="sign" dir="ltr">U+{ord(sign):04X}</code>'


def typable(text: str) -> str:
    """Return somebody's words as they can stand in a field: without unseen signs."""
    return "".join(sign for sign in text if not is_unseen(sign))


@register.filter
def date_said(day: date | str) -> str:
    """Say a day, also one that is sealed as text; what is none stays as it is."""
    try:
        return day_said(date.fromisoformat(day) if isinstance(day, str) else day)
    except ValueError:
        return str(day)


@register.filter
def short_id(case: Case) -> str:
    """Return what colleagues call a case among themselves."""
    return case.pk.hex[:6]


def _words(table: str) -> Any:
    return lambda key: str(getattr(wording_desk, table).get(key, key))


for _name, _table in {
    "state_said": "CASES",
    "closing_said": "CLOSINGS",
    "wish_said": "WISHES",
    "way_said": "WAYS",
    "how_said": "HOW",
    "refusal_said": "REFUSALS",
    "label_word": "LABELS",
    "field_said": "PACKET",
}.items():
    register.filter(_name, _words(_table))


@register.filter
def language_said(code: str) -> str:
    """Say a language of the site by its own name."""
    return BY_CODE[code].own_name if code in BY_CODE else code


@register.filter
def age(days: int) -> str:
    """Say an age: "today", "3 days"."""
    return age_said(days)


@register.filter
def weekday_said(number: int) -> str:
    """Say a day of the week; 0 is Monday."""
    return str(WEEKDAYS[number])


@register.filter
def wall_clock(at: time) -> str:
    """Say a time of a rota: "09:00"."""
    return f"{at:%H:%M}"
