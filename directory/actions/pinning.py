"""Giving a place that is not hidden its own point, as a draft for another vetter."""

from django.db import transaction

from accounts.models import User
from directory.actions.changing import is_hidden, locked
from directory.actions.drafting import begin_draft, change_draft, demand_no_draft, submit_draft
from directory.actions.refusals import RefusedError
from directory.models import Draft, Service
from places.geo import Point


@transaction.atomic
def pin(*, service: Service, point: Point, by: User) -> Draft:
    """Send in a draft by which a place is known by its own point.

    RefusedError for a hidden place, and where somebody has a draft of the listing already: it is not written over.
    """
    service = locked(service)
    if is_hidden(service):
        raise RefusedError("no-point")
    demand_no_draft(service)
    draft = begin_draft(service=service, by=by)
    if draft.base["place"] is None:
        raise RefusedError("no-point")
    said = {"precision": "exact", "point": [point.latitude, point.longitude]}
    draft = change_draft(draft=draft, content=said, version=draft.version, by=by)
    submit_draft(draft=draft, by=by)
    return draft
