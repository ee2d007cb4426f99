"""The vetters' desk: every queue with its first entries, each queue on its own page, and how far vetting has come."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.decorators import requires
from accounts.roles import Permission
from directory.plot import Line, plot, sample
from directory.queues import QUEUES, Progress, Queue, progress
from directory.queues.entries import Entry, entries
from directory.states import Freshness
from directory.wording.states import say_state

FIRST = 3
A_PAGE = 50


@requires(Permission.LISTING_VET)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits, and the figures."""
    today = timezone.localdate()
    queues = [(name, queue, *_head(name, queue, today)) for name, queue in QUEUES.items()]
    return render(request, "vetting/home.html", {"queues": queues, **_figures(progress(today))})


@requires(Permission.LISTING_VET)
@require_safe
def queue(request: HttpRequest, name: str) -> HttpResponse:
    """Show one queue, page by page."""
    if name not in QUEUES:
        raise Http404
    return queue_page(request, name)


def queue_page(request: HttpRequest, name: str, status: int = 200, **said: Any) -> HttpResponse:
    """Show one queue; `said` holds what came of a deed on it."""
    shown, today = QUEUES[name], timezone.localdate()
    page = Paginator(shown.read(today), A_PAGE).get_page(request.GET.get("page"))
    lines = entries(shown.kind, page.object_list, queue=name, today=today)
    facts = {"queue": shown, "slug": name, "page": page, "entries": lines, "count": page.paginator.count}
    return render(request, "vetting/queue.html", facts | said, status=status)


def _head(name: str, queue: Queue, today: date) -> tuple[int, list[Entry]]:
    """Return how many wait in a queue, and the first of them."""
    found = queue.read(today)
    count = found.count() if isinstance(found, QuerySet) else len(found)
    first = found[:FIRST]
    return count, entries(queue.kind, first, queue=name, today=today, is_whole=False) if first else []


def _figures(found: Progress) -> dict[str, Any]:
    names = {
        Freshness.FRESH: _("confirmed"),
        Freshness.DUE: _("to be checked again"),
        Freshness.OVERDUE: _("checked long ago"),
        Freshness.NEVER: _("never confirmed"),
    }
    marks = {Freshness.FRESH: "fresh", Freshness.DUE: "due", Freshness.OVERDUE: "overdue", Freshness.NEVER: "never"}
    lines = [Line(mark, [getattr(day, mark) for day in found.days]) for mark in marks.values()]
    label = _("How many public listings were confirmed, day by day. The figures stand in the table below.")
    return {
        "states": [(say_state(state), count) for state, count in found.states.items()],
        "freshness": [
            (mark_safe(sample(marks[Freshness(key)])), names[Freshness(key)], count)  # noqa: S308 our own picture
            for key, count in found.freshness.items()
        ],
        "this_week": found.this_week,
        "this_month": found.this_month,
        "plot": mark_safe(plot([day.day for day in found.days], lines, label=label)),  # noqa: S308 our own picture
        "columns": list(names.values()),
        "days": [(day.day, [getattr(day, mark) for mark in marks.values()]) for day in reversed(found.days)],
    }
