"""Every edition that a listing ever had: who made it so, when, why, what changed; and bringing one back as a draft."""

from collections.abc import Iterator
from http import HTTPStatus
from itertools import pairwise
from typing import Any, NamedTuple
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import requires
from accounts.desk import signed_in
from accounts.gate import hide
from accounts.roles import Permission
from directory import actions
from directory.call_sheet import names_of
from directory.content import KEYS, Content, changed
from directory.models import PastEdition, Service
from directory.queues.entries import name_of, way
from directory.vetting_words import say_actor, say_deed
from directory.views.vetting.listing import found
from directory.wording.fields import FIELDS, say_value
from directory.wording.states import say_state

A_PAGE = 20


class Change(NamedTuple):
    """A field that said something else before."""

    field: Promise
    before: SafeString
    after: SafeString


class Told(NamedTuple):
    """One edition in words. `is_first`: there is none before it to compare with."""

    row: Any
    who: str
    deed: str
    state: str
    changes: list[Change]
    is_first: bool
    is_present: bool


@requires(Permission.LISTING_VET)
@require_safe
def history(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the editions, the latest first."""
    return _page(request, found(request, pk))


@requires(Permission.LISTING_VET)
@require_POST
def restore(request: HttpRequest, pk: UUID, past: int) -> HttpResponse:
    """Make a draft of an old edition. What somebody else is drafting is not written over."""
    service = found(request, pk)
    edition = PastEdition.objects.filter(service=service, pgh_id=past).first()
    if edition is None:
        raise hide(request, f"edition:{past}")
    try:
        draft = actions.restore(past=edition, by=signed_in(request))
    except actions.RefusedError as error:
        return _page(request, service, [str(error)])
    return redirect(way("organizations:draft", draft.service_id) or way("vetting:listing", pk))


def _page(request: HttpRequest, service: Service, refusals: list[str] | None = None) -> HttpResponse:
    rows = PastEdition.objects.filter(service=service).order_by("-pgh_id")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    said = {"service": service, "name": name_of(service), "page": page, "editions": list(_told(page))}
    status = HTTPStatus.CONFLICT if refusals else HTTPStatus.OK
    return render(request, "vetting/history.html", said | {"refusals": refusals or []}, status=status)


def _told(page: Page[Any]) -> Iterator[Told]:
    """Yield the editions of a page, each beside the one before it, which may stand on the next page."""
    rows = list(page.object_list)
    names = names_of(row.by for row in rows)
    following = rows[-1:] and PastEdition.objects.filter(service=rows[-1].service_id, pgh_id__lt=rows[-1].pgh_id)
    before = following.order_by("-pgh_id").first() if following else None
    for place, (row, other) in enumerate(pairwise([*rows, before])):
        changes = list(_changes(other.content, row.content)) if other else []
        is_present = page.number == 1 and place == 0
        state = say_state(row.vetting_state)
        yield Told(row, say_actor(row.by, names), say_deed(row.deed), state, changes, other is None, is_present)


def _changes(before: Content, after: Content) -> Iterator[Change]:
    keys = changed(before, after)
    for key in KEYS:
        if key in keys and key in FIELDS:
            yield Change(FIELDS[key], say_value(key, before.get(key)), say_value(key, after.get(key)))
