"""One centre with all that its page says, read from what is published."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory import hours
from directory.cards.facts import CardFacts, facts_of
from directory.cards.opening_hours import hours_of
from directory.cards.position import public_position
from directory.choices import LANGUAGES
from directory.models import (
    Known,
    Location,
    LocationType,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Status,
    TaxonomyTerm,
)
from directory.scripts import as_list, as_run, filled
from directory.wording import say_opening, say_week
from places.models import Place

# The questions that survivors ask; a service answers each with yes, no or unknown.
ASKED: dict[str, Promise] = {
    "women_staff": gettext_lazy("Women work there"),
    "children_may_come": gettext_lazy("Children may come along"),
    "accepts_minors": gettext_lazy("Takes in people under 18"),
    "reachable_by_text": gettext_lazy("Can be reached by text message"),
    "child_protection_lead": gettext_lazy("Somebody is in charge of protecting children"),
}
WHEELCHAIR = gettext_lazy("Wheelchair can enter")

# What she must know first of a service that does not run.
NOT_RUNNING: dict[str, Promise] = {
    Status.INACTIVE: gettext_lazy("This service has stopped."),
    Status.DEFUNCT: gettext_lazy("This service does not exist any more."),
    Status.TEMPORARILY_CLOSED: gettext_lazy("This service is closed for a time."),
}

_RELATED = (
    "schedules",
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
    place, week = _place_of(listing.location), hours_of(listing)
    facts = facts_of(listing, language, place_name=place.said_in(language) if place else "", hours=week)
    return {
        "facts": facts,
        "service": listing.service,
        "warning": NOT_RUNNING.get(listing.service.status),
        "where": _where(facts),
        "address": _address(facts, listing.location),
        "opening": say_opening(hours.opening(week, at), at),
        "week": say_week(week.regular) if week else [],
        "ramadan": say_week(week.ramadan) if week and week.ramadan else [],
        **_texts(listing.service, language),
        **_lists(listing.service, language),
        **_answers(listing.service, listing.location),
    }


def _place_of(location: Location) -> Place | None:
    """Return the place that may be said: a confidential location's district, else where it is known to be."""
    if location.place is None:
        return None
    above = Place.objects.filter(number__in=location.place.ancestors)
    position = public_position(location, {place.number: place for place in above})
    return position.place if position else None


def _where(facts: CardFacts) -> SafeString:
    if not facts.place_name:
        return filled(_("By phone or online"))
    return filled(_("in %(place)s"), place=as_run(facts.place_name))


def _address(facts: CardFacts, location: Location) -> str | SafeString:
    if location.location_type == LocationType.VIRTUAL:
        return _("By phone or online")
    if location.confidential:
        return _("The place is kept hidden, to be safe. The address is told by phone.")
    return as_run(location.address_1) if location.address_1 else _("We know no street. Ask by phone.")


def _texts(service: Service, language: str) -> dict[str, str]:
    names = ("description", "papers_asked", "first_contact", "hours", "coverage")
    said = {f"{name}_said": service.said(name, language) for name in names}
    return said | {"website": service.url or service.organization.website}


def _lists(service: Service, language: str) -> dict[str, SafeString]:
    codes = (row.code for row in service.languages.all())
    spoken = [str(LANGUAGES[code]) for code in codes if code in LANGUAGES]
    return {
        "needs": as_list(_terms(service, "need", language)),
        "audiences": as_list(_terms(service, "audience", language)),
        "areas": as_list(area.place.said_in(language) for area in service.areas.all()),
        "costs": as_list(option.option for option in service.cost_options.all()),
        "languages": as_list(spoken or filter(None, [service.said("languages", language)])),
    }


def _terms(service: Service, taxonomy: str, language: str) -> Iterable[str]:
    terms = [term for term in service.terms.all() if term.taxonomy.slug == taxonomy]
    return [term.said("name", language) for term in sorted(terms, key=lambda term: term.position)]


def _answers(service: Service, location: Location) -> dict[str, SafeString]:
    """Return the questions that are answered yes, answered no, and not answered."""
    said: dict[str, list[str]] = {Known.YES: [], Known.NO: [], Known.UNKNOWN: []}
    for name, question in ASKED.items():
        said[getattr(service, name)].append(str(question))
    said[_wheelchair(location)].append(str(WHEELCHAIR))
    return {name: as_list(questions) for name, questions in said.items()}


def _wheelchair(location: Location) -> Known:
    known = [row.present for row in location.accessibility.all() if row.feature == "wheelchair"]
    return Known.UNKNOWN if not known else Known.YES if known[0] else Known.NO
