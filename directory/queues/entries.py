"""How things in a queue are said in one line each: what it is, where, why it is here."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from accounts.templatetags.accounts import day_said
from directory.ageing import freshness_of, is_indispensable
from directory.models import Claim, Draft, ListingReport, Service, Suggestion
from directory.queues.doubles import NAME, NEARLY, NUMBER, Double
from directory.queues.listings import CONTRADICTING
from directory.scripts import as_it_stands, as_run, content_language
from directory.states import Freshness
from directory.vetting_words import EVIDENCE, REPORT_GONE, say_wrong
from directory.wording.states import say_state

RELATED = ("texts", "service_at_locations__location__place")


@dataclass(frozen=True, slots=True)
class Mark:
    """A word beside an entry; `is_hot` where it should not wait."""

    said: str
    is_hot: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a queue. `path` is empty where there is nothing to open; `handle` is where it is dealt with."""

    name: str
    path: str = ""
    where: str = ""
    marks: Sequence[Mark] = ()
    notes: Sequence[SafeString] = ()
    handle: str = ""
    pk: UUID | None = None
    others: Sequence["Entry"] = field(default_factory=tuple)

    @property
    def is_urgent(self) -> bool:
        """Say whether it should not wait."""
        return any(mark.is_hot for mark in self.marks)


def way(door: str, *parts: Any, **query: str) -> str:
    """Return the address of a door; empty where there is none (yet)."""
    try:
        path = reverse(door, args=parts)
    except NoReverseMatch:
        return ""
    return path + ("?" + "&".join(f"{name}={value}" for name, value in query.items()) if query else "")


def entries(kind: str, things: Iterable[Any], *, queue: str, today: date, is_whole: bool = True) -> list[Entry]:
    """Return the lines of some things of one kind; without `is_whole` only what they are, for a short list."""
    rows = list(things)
    if kind == "listing":
        prefetch_related_objects(rows, *RELATED, *(["evidence"] if is_whole else []))
        return [_of_listing(row, queue, today, is_whole=is_whole) for row in rows]
    if kind == "double":
        return list(_of_doubles(rows))
    if kind == "report":
        listings = [row.service_at_location.service for row in rows if row.service_at_location]
        prefetch_related_objects(listings, *RELATED)
    elif kind in {"draft", "claim"}:
        prefetch_related_objects([row.service for row in rows], *RELATED)
    return [_OF[kind](row) for row in rows]


def name_of(service: Service) -> str:
    """Return what a listing is called, in the language of the page; one that has no name yet says so."""
    return service.said("name", content_language()) or _("without a name")


def where_of(service: Service) -> str:
    """Return the city or district of a listing; empty for help by phone or online."""
    places = [at.location.place for at in service.service_at_locations.all() if at.location.place]
    return places[0].said_in(content_language()) if places else ""


def _of_listing(service: Any, queue: str, today: date, *, is_whole: bool) -> Entry:
    path = reverse("vetting:listing", args=[service.pk]) + f"?queue={queue}"
    marks = [Mark(say_state(service.vetting_state)), *_marks(service, today)] if is_whole else _since(service)
    notes = tuple(_evidence(service)) if is_whole and queue in {"contradictions", "doubted"} else ()
    return Entry(name_of(service), path, where_of(service), marks, notes, pk=service.pk)


def _since(service: Any) -> list[Mark]:
    since = getattr(service, "since", None)
    return [Mark(_("since %(day)s") % {"day": day_said(since)})] if since else []


def _marks(service: Any, today: date) -> Iterator[Mark]:
    yield from _since(service)
    if freshness_of(service, today) == Freshness.OVERDUE:
        yield Mark(_("Overdue"), is_hot=True)
        if is_indispensable(service):
            yield Mark(_("needs your decision"), is_hot=True)
    if service.called_for_on:
        yield Mark(_("nobody answers, they say"), is_hot=True)
    if service.reminded_on:
        yield Mark(_("reminded on %(day)s") % {"day": day_said(service.reminded_on)})
    if tries := getattr(service, "tries", 0):
        yield Mark(_("tried on %(count)d days") % {"count": tries})


def _evidence(service: Service) -> Iterator[SafeString]:
    """Yield what sources contradict each other on, and what keeps a listing back."""
    shown = (*CONTRADICTING, "safeguarding", "rule only")
    for row in sorted(service.evidence.all(), key=lambda row: shown.index(row.kind) if row.kind in shown else 99):
        if row.kind in shown:
            said = [as_it_stands(text) for text in (row.value, row.why) if text]
            yield format_html("<b>{}</b>: {}", EVIDENCE[row.kind], format_html_join(mark_safe("<br>"), "{}", zip(said)))


def _of_draft(draft: Draft) -> Entry:
    day = day_said(draft.submitted_at) if draft.submitted_at else ""
    marks = [Mark(_("since %(day)s") % {"day": day})]
    if draft.approved_by:
        marks.append(Mark(_("one vetter said yes")))
    service = draft.service
    return Entry(name_of(service), way("vetting:draft", draft.pk), where_of(service), marks)


def _of_claim(claim: Claim) -> Entry:
    marks = [Mark(_("since %(day)s") % {"day": day_said(claim.made_at)})]
    return Entry(name_of(claim.service), way("vetting:claim", claim.pk), where_of(claim.service), marks)


def _of_report(report: ListingReport) -> Entry:
    marks = [
        Mark(say_wrong(report.wrong), is_hot=report.wrong == "unsafe"),
        Mark(_("since %(day)s") % {"day": day_said(report.created_at)}),
    ]
    notes = [as_run(report.right)] if report.right else []
    handle = reverse("vetting:report-handled", args=[report.pk])
    if report.service_at_location is None:
        return Entry(str(REPORT_GONE), "", "", marks, notes, handle)
    service = report.service_at_location.service
    path = reverse("vetting:listing", args=[service.pk]) + "?queue=reported"
    return Entry(name_of(service), path, where_of(service), marks, notes, handle)


def _of_suggestion(suggestion: Suggestion) -> Entry:
    marks = [Mark(_("since %(day)s") % {"day": day_said(suggestion.created_at)})]
    path = reverse("vetting:suggestion", args=[suggestion.pk])
    handle = reverse("vetting:suggestion-handled", args=[suggestion.pk])
    name = suggestion.name or _("its words were erased")
    return Entry(name, path, suggestion.place, marks, handle=handle)


def _of_doubles(doubles: Sequence[Double]) -> Iterator[Entry]:
    wanted = {pk for double in doubles for pk in double.ids}
    rows = Service.everything.filter(pk__in=wanted).prefetch_related(*RELATED)
    lines = {row.pk: _of_listing(row, "doubles", date.min, is_whole=False) for row in rows}
    for double in doubles:
        why = {NUMBER: _("the same number"), NAME: _("the same name"), NEARLY: _("nearly the same name")}[double.why]
        shared = (
            format_html('<bdi dir="ltr">{}</bdi>', double.shared) if double.why == NUMBER else as_run(double.shared)
        )
        others = [lines[pk] for pk in double.ids if pk in lines]
        handle = reverse("vetting:different") if len(others) > 1 else ""
        yield Entry(why, notes=[shared] if double.shared else (), others=others, handle=handle)


_OF: dict[str, Callable[[Any], Entry]] = {
    "draft": _of_draft,
    "claim": _of_claim,
    "report": _of_report,
    "suggestion": _of_suggestion,
}
