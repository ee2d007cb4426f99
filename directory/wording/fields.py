"""The names of what a listing says, and how each value is said to a person who compares or corrects it."""

from collections.abc import Callable, Iterable
from datetime import date, time
from typing import Any, Final, NamedTuple

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.templatetags.accounts import day_said
from directory.choices import AUDIENCES, LANGUAGES, NEEDS
from directory.models import Service
from directory.scripts import as_list, as_run, content_language
from directory.wording.clock import say_span
from directory.wording.week import say_week
from places.models import Place

# By key of a content (directory.content.shape), in the order in which they are shown.
FIELDS: Final[dict[str, Promise]] = {
    "name_words": pgettext_lazy("of a listing", "Name"),
    "kind": gettext_lazy("What sort of place"),
    "description_words": gettext_lazy("What they do, in one or two sentences"),
    "needs": gettext_lazy("What they help with"),
    "audiences": gettext_lazy("Who they help"),
    "phones": gettext_lazy("Numbers"),
    "reached_through": gettext_lazy("Lines that lead there"),
    "emails": gettext_lazy("E-mail addresses"),
    "url": gettext_lazy("Website"),
    "place": gettext_lazy("City or district"),
    "precision": gettext_lazy("How closely the place is known"),
    "confidential": gettext_lazy("Hidden place"),
    "address": gettext_lazy("Address"),
    "postal_code": gettext_lazy("Postal code"),
    "point": gettext_lazy("Point on the map"),
    "areas": gettext_lazy("Where they help"),
    "coverage_words": gettext_lazy("Where they help, in words"),
    "always_open": gettext_lazy("Open day and night"),
    "week": gettext_lazy("Opening hours"),
    "ramadan": gettext_lazy("Opening hours in Ramadan"),
    "exceptions": gettext_lazy("Closed days and other hours"),
    "hours_words": gettext_lazy("Opening hours, in words"),
    "costs": gettext_lazy("What it costs"),
    "spoken": gettext_lazy("Languages"),
    "languages_words": gettext_lazy("Languages, in words"),
    "papers_asked_words": gettext_lazy("Papers they ask for"),
    "first_contact_words": gettext_lazy("What happens when you call"),
    "women_staff": gettext_lazy("Do women work there?"),
    "children_may_come": gettext_lazy("May children come along?"),
    "accepts_minors": gettext_lazy("Do they take in people under 18?"),
    "reachable_by_text": gettext_lazy("Can you reach them by text message?"),
    "child_protection_lead": gettext_lazy("Is somebody in charge of protecting children?"),
    "wheelchair": gettext_lazy("Can a wheelchair enter?"),
    "status": gettext_lazy("Whether the service runs"),
    "capacity": gettext_lazy("Whether they take new people"),
    "capacity_until": gettext_lazy("Full until"),
}
KINDS: Final[dict[str, Promise]] = {
    "ngo": gettext_lazy("Private organization"),
    "government": gettext_lazy("Government office"),
    "hospital": gettext_lazy("Hospital"),
    "police": gettext_lazy("Police"),
    "helpline": gettext_lazy("Helpline"),
    "shelter": gettext_lazy("Shelter"),
}
STATUSES: Final[dict[str, Promise]] = {
    "active": gettext_lazy("It runs"),
    "inactive": gettext_lazy("It has stopped"),
    "defunct": gettext_lazy("It does not exist any more"),
    "temporarily closed": gettext_lazy("Closed for a time"),
}
CAPACITIES: Final[dict[str, Promise]] = {
    "taking": gettext_lazy("They take new people"),
    "full": gettext_lazy("Full for now"),
}
ANSWERS: Final[dict[str, Promise]] = {
    "yes": gettext_lazy("Yes"),
    "no": gettext_lazy("No"),
    "unknown": gettext_lazy("Not known"),
}
PRECISIONS: Final[dict[str, Promise]] = {
    "exact": gettext_lazy("By its own point"),
    "city": gettext_lazy("By its city"),
    "district": gettext_lazy("By its district"),
}
PHONE_KINDS: Final[dict[str, Promise]] = {
    "voice": pgettext_lazy("of a number", "Calls"),
    "sms": pgettext_lazy("of a number", "Text messages"),
    "whatsapp": pgettext_lazy("of a number", "WhatsApp"),
}
NOTHING: Final = gettext_lazy("nothing")


class Spell(NamedTuple):
    """One opening interval, as `directory.wording.week` reads it."""

    weekday: int
    opens_at: time
    closes_at: time


def say_value(key: str, value: Any) -> SafeString:
    """Say the value of a field as HTML; what is empty is said as "nothing"."""
    if value in (None, "", [], {}):
        return as_run(str(NOTHING))
    return _SAYERS.get(key, _plain)(value)


def spells_of(rows: Iterable[Iterable[Any]]) -> list[Spell]:
    """Return the rows of a content's "week" or "ramadan" as intervals."""
    return [Spell(day, time.fromisoformat(opens), time.fromisoformat(closes)) for day, opens, closes in rows]


def _plain(value: Any) -> SafeString:
    if isinstance(value, dict):
        return _lines(
            format_html('<span lang="{}" dir="auto">{}</span>', code, text) for code, text in sorted(value.items())
        )
    if isinstance(value, bool):
        return as_run(str(ANSWERS["yes" if value else "no"]))
    if isinstance(value, list):
        return _lines(as_run(str(part)) for part in value)
    return as_run(str(value))


def _lines(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join(mark_safe("<br>"), "{}", ((part,) for part in parts))


def _word(words: dict[str, Any]) -> Callable[[str], SafeString]:
    return lambda value: as_run(str(words.get(value, value)))


def _words(words: dict[str, Any]) -> Callable[[list[str]], SafeString]:
    return lambda values: as_list(str(words.get(value, value)) for value in values)


def _numbers(rows: list[dict[str, Any]]) -> SafeString:
    return _lines(_number(row) for row in rows)


def _number(row: dict[str, Any]) -> SafeString:
    kind = PHONE_KINDS.get(row.get("kind", "voice"), "")
    return format_html('<bdi dir="ltr">{}</bdi> <small>{} {}</small>', row["published"], kind, as_run(row["label"]))


def _lines_that_lead(rows: list[dict[str, Any]]) -> SafeString:
    found = Service.everything.in_bulk([row["helpline"] for row in rows if row["helpline"]])
    names = {str(pk): helpline.said("name", content_language()) for pk, helpline in found.items()}
    return _lines(
        format_html(
            '<bdi dir="ltr">{}</bdi> <small>{}</small>', row["published"], as_run(names.get(row["helpline"], ""))
        )
        for row in rows
    )


def _costs(rows: list[dict[str, Any]]) -> SafeString:
    return as_list(row["option"] for row in rows)


def _places(ids: list[str] | str) -> SafeString:
    wanted = [ids] if isinstance(ids, str) else ids
    found = Place.objects.in_bulk(wanted)
    return as_list(found[pk].said_in(content_language()) if pk in found else pk for pk in wanted)


def _week(rows: list[list[Any]]) -> SafeString:
    return as_run(say_week(spells_of(rows)))


def _exceptions(rows: list[list[Any]]) -> SafeString:
    return _lines(as_run(_exception(*row)) for row in rows)


def _exception(first: str, last: str, opens: str | None, closes: str | None) -> str:
    days = day_said(date.fromisoformat(first))
    if last != first:
        days = _("%(first)s to %(last)s") % {"first": days, "last": day_said(date.fromisoformat(last))}
    if opens is None or closes is None:
        return _("%(days)s closed") % {"days": days}
    hours = say_span((time.fromisoformat(opens), time.fromisoformat(closes)))
    return _("%(days)s %(hours)s") % {"days": days, "hours": hours}


def _day(value: str) -> SafeString:
    return as_run(day_said(date.fromisoformat(value)))


def _point(value: list[float]) -> SafeString:
    return format_html('<bdi dir="ltr">{}, {}</bdi>', *value)


_SAYERS: Final[dict[str, Callable[[Any], SafeString]]] = {
    "kind": _word(KINDS),
    "status": _word(STATUSES),
    "capacity": _word(CAPACITIES),
    "precision": _word(PRECISIONS),
    "needs": _words(NEEDS),
    "audiences": _words(AUDIENCES),
    "spoken": _words(LANGUAGES),
    "phones": _numbers,
    "reached_through": _lines_that_lead,
    "costs": _costs,
    "place": _places,
    "areas": _places,
    "week": _week,
    "ramadan": _week,
    "exceptions": _exceptions,
    "capacity_until": _day,
    "point": _point,
    **dict.fromkeys(
        (
            "women_staff",
            "children_may_come",
            "accepts_minors",
            "reachable_by_text",
            "child_protection_lead",
            "wheelchair",
        ),
        _word(ANSWERS),
    ),
}
