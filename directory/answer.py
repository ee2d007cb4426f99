"""What the page of results says around the ready cards, in the language of the page."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from directory.asking import Asked
from directory.choices import AUDIENCES, FILTERS, LANGUAGES, NEEDS, RADII, Choices
from directory.question import YES
from directory.scripts import as_list, as_run, content_language, filled, page_language
from directory.search import Found, Results, Search

# How many helplines stand open above the places; the others are one tap away.
FIRST_LINES = 4
# From this distance on, the page says that there is nothing near.
FAR_KM = 50


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


def said(asked: Asked, results: Results) -> dict[str, Any]:
    """Return everything that the template of results says."""
    return {
        "title": title(results.search),
        "understood": understood(results.search),
        "notice": notice(results),
        "helplines": joined(results.helplines[:FIRST_LINES]),
        "more_helplines": joined(results.helplines[FIRST_LINES:]),
        "cards": joined(results.results),
        "following": following(asked, results),
        "place_fields": [item for item in asked.fields if item[0] in ("place", "latitude", "longitude")],
        "selects": selects(asked),
        "ticks": ticks(asked),
    }


def following(asked: Asked, results: Results) -> list[tuple[str, str]]:
    """Return the fields that ask for the next page; none when this is the last."""
    if not results.has_more:
        return []
    return [*asked.fields_without("page"), ("page", str(results.search.page + 1))]


def joined(found: tuple[Found, ...]) -> SafeString:
    """Return ready cards as one piece of HTML; every card was escaped when it was made."""
    cards, page, content = "".join(one.html() for one in found), page_language(), content_language()
    # Cards are made in two languages. On a page in a third one they must not lead out of it.
    return mark_safe(cards if page == content else cards.replace(f'href="/{content}/', f'href="/{page}/'))  # noqa: S308


def title(search: Search) -> SafeString:
    """Say what this is a list of: "Help near Multan", "Help in Sindh"."""
    assert search.place is not None  # noqa: S101  (results always have a place)
    place = as_run(search.place.said_in(search.language))
    return filled(_("Help in %(place)s") if search.is_wide else _("Help near %(place)s"), place=place)


def understood(search: Search) -> SafeString:
    """Say the question back, part by part."""
    assert search.place is not None  # noqa: S101  (results always have a place)
    path = (search.place.path_ur if search.language == "ur" else "") or search.place.path
    parts = [path, *(str(NEEDS[need]) for need in search.needs)]
    parts += [str(AUDIENCES[search.audience])] if search.audience else []
    parts += [str(LANGUAGES.get(search.speaks, search.speaks))] if search.speaks else []
    return as_list(parts + [str(label) for (name, _value), label in FILTERS.items() if _is_set(search, name)])


def _is_set(search: Search, name: str) -> bool:
    return bool(getattr(search, {"cost": "free"}.get(name, name)))


def notice(results: Results) -> SafeString:
    """Say when there is nothing near, nothing more, or nothing at all; empty when the list speaks for itself."""
    search = results.search
    if not results.results:
        return filled(_("There are no more places.") if search.page > 1 else _("Our list has no such place yet."))
    if results.widened and search.is_wide and search.place:
        return filled(_("Nothing in %(place)s. The next nearest:"), place=search.place.said_in(search.language))
    if results.widened:
        return filled(_("Nothing within %(km)s km. The next nearest:"), km=f"{search.within_km:g}")
    return filled(_("Nothing within %(km)s km. The next nearest:"), km=FAR_KM) if _is_far(results) else SafeString()


def _is_far(results: Results) -> bool:
    distance = results.results[0].distance
    if distance is None or results.search.page > 1:
        return False
    return (distance.distance_km_about or (distance.distance_m or 0) / 1000) > FAR_KM


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
