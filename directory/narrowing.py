"""The filters of a search, with what is chosen in them."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from directory.asking import PLACED, Asked
from directory.choices import AUDIENCES, FILTERS, LANGUAGES, NEEDS, RADII, Choices
from directory.question import YES


@dataclass(frozen=True, slots=True)
class Select:
    """One list of the filters, with what is chosen in it."""

    name: str
    label: str
    nothing: str
    choices: Choices
    chosen: str
    wrong: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """One yes of the filters."""

    name: str
    value: str
    label: str | Promise
    is_chosen: bool


# What one touch narrows the answer by, on the page of results itself.
AT_ONCE = (("open_now", "1"), ("cost", "free"))


def at_once(asked: Asked) -> list[Tick]:
    """Return what the answer may be narrowed by at one touch; not what it is narrowed by already."""
    return [tick for tick in ticks(asked) if (tick.name, tick.value) in AT_ONCE and not tick.is_chosen]


def filters(asked: Asked) -> dict[str, Any]:
    """Return what the page of filters says; `place_fields` carry where she is, and what she wrote."""
    kept = [item for item in asked.fields if item[0] in ("q", *PLACED)]
    return {"place_fields": kept, "selects": selects(asked), "ticks": ticks(asked)}


def selects(asked: Asked) -> list[Select]:
    """Return the lists of the filters."""
    rows = (
        ("need", _("What help"), _("Any help"), NEEDS),
        ("audience", _("For whom"), _("Anybody"), AUDIENCES),
        ("language", _("Language they speak"), _("Any language"), LANGUAGES),
        ("radius", _("How far"), _("Any distance"), RADII),
    )
    typed = asked.question.typed
    return [Select(*row, "".join(typed.get(row[0], [])[:1]), asked.wrong.get(row[0], "")) for row in rows]


def ticks(asked: Asked) -> list[Tick]:
    """Return the yes-or-no choices of the filters."""
    typed = asked.question.typed
    return [Tick(name, value, label, _is_yes(typed.get(name, []))) for (name, value), label in FILTERS.items()]


def _is_yes(texts: list[str]) -> bool:
    return any(text.lower() in YES | {"free"} for text in texts)
