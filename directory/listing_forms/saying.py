"""Reads hours back as a sentence in each language, so that whoever typed them sees what they mean."""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import override

from directory.content import Content
from directory.wording.clock import MIDNIGHT, say_clock
from directory.wording.fields import Spell, spells_of
from directory.wording.week import say_days, say_week
from languages.known import BY_CODE, CONTENT


class Sentence(NamedTuple):
    """What is said in one language."""

    language: str
    direction: str
    said: str


def week_said(content: Content, key: str) -> list[Sentence]:
    """Return the week of a content (`key` is "week" or "ramadan") as sentences; none where there are no hours."""
    found = []
    for language in CONTENT:
        with override(language):
            if said := " ".join(_sentences(content, key)):
                found.append(Sentence(language, BY_CODE[language].direction, said))
    return found


def _sentences(content: Content, key: str) -> Iterator[str]:
    spells = spells_of(content[key])
    if key == "week" and content["always_open"]:
        yield _("Day and night, every day") + _(".")
    elif spells:
        yield (_("In Ramadan:") + " " if key == "ramadan" else "") + say_week(spells) + _(".")
        yield from _past_midnight(spells)


def _past_midnight(spells: list[Spell]) -> Iterator[str]:
    """Say which days end on the next day, for that is seldom meant."""
    days: dict[str, list[int]] = {}
    for spell in spells:
        if MIDNIGHT != spell.closes_at <= spell.opens_at:
            days.setdefault(say_clock(spell.closes_at), []).append(spell.weekday)
    for until, weekdays in days.items():
        said = {"days": say_days(sorted(set(weekdays))), "time": until}
        yield _("%(days)s: open until %(time)s, the next day.") % said
