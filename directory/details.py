"""One centre with all that its page says, read from what is published."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory import hours
from directory.ageing import freshness_of
from directory.choices import LANGUAGES
from directory.models import (
    Card,
    Freshness,
    Known,
    Location,
    ReachedThrough,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Status,
    TaxonomyTerm,
    VettingState,
)
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

_RELATED = (
    "location__accessibility",
    "service__texts",
    "service__organization__texts",
    Prefetch("service__terms", TaxonomyTerm.objects.select_related("taxonomy").prefetch_related("texts")),
    "service__phones",
    "service__reached_through__helpline__texts",
    "service__languages",
    "service__cost_options",
    Prefetch("service__areas", ServiceArea.objects.select_related("place")),
)


def whole() -> QuerySet[ServiceAtLocation]:
    """Return the published centres with all that belongs to each; a dozen statements however many they are."""
    joined = ServiceAtLocation.public.select_related("service__organization", "location__place")
    return joined.prefetch_related(*_RELATED)


def details_of(listing: ServiceAtLocation, language: str, *, at: datetime) -> dict[str, Any]:
    """Return what the template of a centre says in `language` at the moment `at`; `listing` comes from `whole`."""
    service = listing.service
    told = _texts(service, language) | _lists(service, language)
    card = Card.objects.filter(service_at_location=listing, language=language).defer("html", "json").first()
    return {
        "pk": listing.pk,
        "service": service,
        "name": service.said("name", language),
        "organization": service.organization.said("name", language),
        "warning": NOT_RUNNING.get(service.status),
        "full": say_capacity(service, localdate(at)),
        "taking": say_taking(service),
        "how": assured_how(service.assured_method, is_overdue=_is_overdue(service, at)),
        "lines": [(line.dial, line.label, _public_name(line, language)) for line in service.reached_through.all()],
        "may_fail_from_abroad": any(map(may_fail_from_abroad, dials_of(service))),
        "is_free": any(option.free for option in service.cost_options.all()),
        "date": service.assured_date.isoformat() if service.assured_date else service.source_date,
        "always_open": listing.always_open,
        **whereabouts(listing.location, card, language),
        **(_standing(card, at) if card else {}),
        **told,
        **_answers(service, listing.location, told),
    }


def _is_overdue(service: Service, at: datetime) -> bool:
    return freshness_of(service, localdate(at)) == Freshness.OVERDUE


def dials_of(service: Service) -> list[str]:
    """Return what to dial for a service: its own numbers, or else those of the lines that lead there."""
    own = [phone.dial for phone in service.phones.all()]
    return own or [line.dial for line in service.reached_through.all()]


def _standing(card: Card, at: datetime) -> dict[str, Any]:
    """Return where it is and when it is open, as its card knows it; a service that does not run has no card."""
    week = hours.from_json(card.hours) if card.hours else None
    ramadan = week.ramadan if week else None
    return {
        "where": _where(card),
        "opening": say_opening(hours.opening(week, at), at),
        "week": say_week(week.regular) if week else "",
        "ramadan": say_week(ramadan or ()),
        "may_change_in_ramadan": week is not None and week.timezone == settings.TIME_ZONE and not ramadan,
    }


def _public_name(line: ReachedThrough, language: str) -> str:
    """Return the name of the line that leads here; empty where that line is not published itself."""
    helpline = line.helpline
    is_public = helpline is not None and helpline.vetting_state == VettingState.PUBLISHED
    return helpline.said("name", language) if helpline and is_public else ""


def _where(card: Card) -> SafeString:
    if not card.place_name:
        return filled(_("By phone or online"))
    return filled(_("in %(place)s"), place=as_run(card.place_name))


def _texts(service: Service, language: str) -> dict[str, str]:
    names = ("description", "papers_asked", "first_contact", "hours")
    said = {name: service.said(name, language) for name in names}
    return said | {"website": service.url or service.organization.website}


def _lists(service: Service, language: str) -> dict[str, SafeString]:
    codes = (row.code for row in service.languages.all())
    spoken = [str(LANGUAGES[code]) for code in codes if code in LANGUAGES]
    return {
        "needs": as_list(_terms(service, "need", language)),
        "audiences": as_list(_terms(service, "audience", language)),
        "areas": as_list(area.place.said_in(language) for area in service.areas.all()),
        "costs": as_list(say_label(option.option) for option in service.cost_options.all()),
        "languages": as_list(spoken or filter(None, [service.said("languages", language)])),
    }


def _terms(service: Service, taxonomy: str, language: str) -> Iterable[str]:
    terms = [term for term in service.terms.all() if term.taxonomy.slug == taxonomy]
    return [term.said("name", language) for term in sorted(terms, key=lambda term: term.position)]


def _answers(service: Service, location: Location, told: dict[str, Any]) -> dict[str, Any]:
    """Return the questions with their answers, and those that nobody has answered yet."""
    asked = [(question, getattr(service, name)) for name, question in ASKED.items()]
    asked.append((WHEELCHAIR, _wheelchair(location)))
    open_questions = [question for question, answer in asked if answer == Known.UNKNOWN]
    return {
        "answers": [(question, YES_NO[answer]) for question, answer in asked if answer in YES_NO],
        "unknown": open_questions + [question for name, question in TOLD.items() if not told[name]],
    }


def _wheelchair(location: Location) -> Known:
    known = [row.present for row in location.accessibility.all() if row.feature == "wheelchair"]
    return Known.UNKNOWN if not known else Known.YES if known[0] else Known.NO
