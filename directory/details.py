"""One centre with all that its page says, read from what is published."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory import hours
from directory.ageing import freshness_of
from directory.cards.facts import helpline_of, is_free, label, said, terms_of
from directory.cards.reading import Gathered, gather_at
from directory.cards.rows import Read
from directory.choices import LANGUAGES
from directory.models import Card, Freshness, Known, Status
from directory.phones import may_fail_from_abroad
from directory.scripts import as_list, as_run, filled
from directory.whereabouts import whereabouts
from directory.wording import say_label, say_opening, say_week
from directory.wording.assurance import assured_how
from directory.wording.capacity import say_capacity, say_taking

# The questions that survivors ask; a service answers each with yes, no or unknown.
ASKED: dict[str, Promise] = {
    "women_staff": gettext_lazy("Do women work there?"),
    "children_may_come": gettext_lazy("May children come along?"),
    "accepts_minors": gettext_lazy("Do they take in people under 18?"),
    "reachable_by_text": gettext_lazy("Can you reach them by text message?"),
    "child_protection_lead": gettext_lazy("Is somebody in charge of protecting children?"),
}
WHEELCHAIR = gettext_lazy("Can a wheelchair enter?")
# What else a page would say if it were known, by the name under which the template has it.
TOLD: dict[str, Promise] = {
    "costs": gettext_lazy("What does it cost?"),
    "languages": gettext_lazy("Which languages do they speak?"),
    "papers_asked": gettext_lazy("What papers do they ask for?"),
    "first_contact": gettext_lazy("What happens when you call?"),
}
YES_NO: dict[str, Promise] = {Known.YES: gettext_lazy("Yes"), Known.NO: gettext_lazy("No")}

# What she must know first of a service that does not run.
NOT_RUNNING: dict[str, Promise] = {
    Status.INACTIVE: gettext_lazy("This service has stopped."),
    Status.DEFUNCT: gettext_lazy("This service does not exist any more."),
    Status.TEMPORARILY_CLOSED: gettext_lazy("This service is closed for a time."),
}

# What a page takes from a card: where the public sees it, and when it is open.
CARDS = Read(
    Card.objects.all,
    *("service_at_location_id", "language", "precision", "place_name", "ancestors", "hours"),
    by="service_at_location_id",
)


def details_of(pk: UUID, language: str, *, at: datetime) -> dict[str, Any] | None:
    """Return what the template of a centre says in `language` at the moment `at`; None when it is not public."""
    read = gather_at(pk)
    if read is None:
        return None
    [(service_id, service)] = read.services.items()
    [listing] = read.listings[service_id]
    card = next((card for card in CARDS.of([pk]) if card.language == language), None)
    told = _texts(service, read, language) | _lists(service, read, language)
    phones, ways = read.phones[service_id], read.ways[service_id]
    return {
        "pk": pk,
        "phones": phones,
        "emails": service.emails,
        "name": said(read.texts[service_id], language)[1],
        "organization": said(read.organization_texts[service.organization_id], language)[1],
        "warning": NOT_RUNNING.get(service.status),
        "full": say_capacity(service, localdate(at)),
        "taking": say_taking(service),
        "how": assured_how(service.assured_method, is_overdue=_is_overdue(service, at)),
        "lines": [(line.dial, line.label, helpline_of(line.helpline_id, read, language)) for line in ways],
        "may_fail_from_abroad": any(map(may_fail_from_abroad, dials_of(phones, ways))),
        "is_free": is_free(service_id, read),
        "date": service.assured_date.isoformat() if service.assured_date else service.source_date,
        "always_open": listing.always_open,
        **whereabouts(listing, card, read.places, language),
        **(_standing(card, at) if card else {}),
        **told,
        **_answers(service, read.features[listing.location_id], told),
    }


def _is_overdue(service: Any, at: datetime) -> bool:
    return freshness_of(service, localdate(at)) == Freshness.OVERDUE


def dials_of(phones: Sequence[Any], ways: Sequence[Any]) -> list[str]:
    """Return what to dial: a service's own numbers, or else those of the lines that lead there."""
    return [row.dial for row in phones or ways]


def _standing(card: Any, at: datetime) -> dict[str, Any]:
    """Return where it is and when it is open, as its card knows it; a service that does not run has no card."""
    week = hours.from_json(card.hours) if card.hours else None
    ramadan = week.ramadan if week else None
    return {
        "where": _where(card.place_name),
        "opening": say_opening(hours.opening(week, at), at),
        "week": say_week(week.regular) if week else "",
        "ramadan": say_week(ramadan or ()),
        "may_change_in_ramadan": week is not None and week.timezone == settings.TIME_ZONE and not ramadan,
    }


def _where(place_name: str) -> SafeString:
    if not place_name:
        return filled(_("By phone or online"))
    return filled(_("in %(place)s"), place=as_run(place_name))


def _texts(service: Any, read: Gathered, language: str) -> dict[str, str]:
    names = ("description", "papers_asked", "first_contact", "hours")
    texts = {name: said(read.texts[service.pk], language, name)[1] for name in names}
    return texts | {"website": service.url or service.organization__website}


def _lists(service: Any, read: Gathered, language: str) -> dict[str, SafeString]:
    terms = terms_of(service.pk, read)
    codes = (row.code for row in read.languages[service.pk])
    spoken = [str(LANGUAGES[code]) for code in codes if code in LANGUAGES]
    return {
        "needs": as_list(label(term, language) for term in terms if term.is_need),
        "audiences": as_list(label(term, language) for term in terms if not term.is_need),
        "areas": as_list(read.places[row.place__number].said_in(language) for row in read.areas[service.pk]),
        "costs": as_list(say_label(row.option) for row in read.costs[service.pk]),
        "languages": as_list(spoken or filter(None, [said(read.texts[service.pk], language, "languages")[1]])),
    }


def _answers(service: Any, features: Iterable[Any], told: dict[str, Any]) -> dict[str, Any]:
    """Return the questions with their answers, and those that nobody has answered yet."""
    asked = [(question, getattr(service, name)) for name, question in ASKED.items()]
    asked.append((WHEELCHAIR, _wheelchair(features)))
    open_questions = [question for question, answer in asked if answer == Known.UNKNOWN]
    return {
        "answers": [(question, YES_NO[answer]) for question, answer in asked if answer in YES_NO],
        "unknown": open_questions + [question for name, question in TOLD.items() if not told[name]],
    }


def _wheelchair(features: Iterable[Any]) -> Known:
    known = [row.present for row in features if row.feature == "wheelchair"]
    return Known.UNKNOWN if not known else Known.YES if known[0] else Known.NO
