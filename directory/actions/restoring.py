"""Bringing back what a listing said once: as a draft, so that nothing published skips a vetter."""

from django.db import transaction

from accounts.models import User
from directory.actions.changing import locked
from directory.actions.drafting import begin_draft, change_draft, demand_no_draft
from directory.content import content_of
from directory.models import Draft, PastEdition
from safety import audit


@transaction.atomic
def restore(*, past: PastEdition, by: User) -> Draft:
    """Return a draft that says what an edition said; where it is stays as it is now, for history never held it.

    RefusedError where somebody has a draft of the listing already: it is not written over.
    """
    service = locked(past.service)
    demand_no_draft(service)
    draft = begin_draft(service=service, by=by)
    content = content_of(service) | past.content
    content["confidential"] = draft.content["confidential"]
    draft = change_draft(draft=draft, content=content, version=draft.version, by=by)
    audit.record("draft.restored", actor=f"user:{by.pk}", subject=f"draft:{draft.pk}", edition=past.pk)
    return draft
