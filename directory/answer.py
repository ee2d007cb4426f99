"""What the page of results says around the ready cards, in the language of the page."""

from collections.abc import Callable
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from directory.choices import AUDIENCES, FILTERS, LANGUAGES, NEEDS
from directory.scripts import as_list, as_run, content_language, filled, page_language
from directory.search import Found, Results, Search

# How many helplines stand above the places, each with its first number; all of them are one tap away.
FIRST_LINES = 4
# From this distance on, the page says that there is nothing near.
FAR_KM = 50


def said(results: Results) -> dict[str, Any]:
    """Return everything that the template of results says."""
    return {
        "title": title(results.search),
        "understood": understood(results.search),
        "notice": notice(results),
        "helplines": joined(results.helplines[:FIRST_LINES], Found.short_html),
        "has_more_helplines": len(results.helplines) > FIRST_LINES,
        "cards": joined(results.results),
        "page": results.search.page,
        "next_page": results.search.page + 1 if results.has_more else None,
    }


def joined(found: tuple[Found, ...], as_html: Callable[[Found], str] = Found.html) -> SafeString:
    """Return ready cards as one piece of HTML; every card was escaped when it was made."""
    cards, page, content = "".join(map(as_html, found)), page_language(), content_language()
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
