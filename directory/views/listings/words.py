"""How an organization's people are told where their listings stand."""

from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.templatetags.accounts import day_said
from directory.models import Capacity, DraftState, Freshness, Service
from directory.scripts import filled

DRAFTS: Final[dict[str, Promise]] = {
    DraftState.OPEN: gettext_lazy("Your changes are saved. They are not sent in yet."),
    DraftState.SUBMITTED: gettext_lazy("Your changes wait for a vetter."),
    DraftState.RETURNED: gettext_lazy("Changes came back from a vetter, with reasons."),
}

# The same to a vetter.
RULED: Final[dict[str, Promise]] = {
    DraftState.OPEN: gettext_lazy("It is with its people: not sent in yet."),
    DraftState.SUBMITTED: gettext_lazy("It waits for a vetter."),
    DraftState.RETURNED: gettext_lazy("It is back with its people, with reasons."),
    DraftState.DECIDED: gettext_lazy("It is decided. Nothing of it waits any more."),
    DraftState.DROPPED: gettext_lazy("Its people dropped it."),
}


def said_freshness(service: Service, freshness: Freshness, due: date | None) -> SafeString:
    """Say when a listing was last confirmed, and when it is to be confirmed again."""
    if service.assured_date is None or due is None:
        return filled(_("Never confirmed by you or by us."))
    said = {"on": day_said(service.assured_date), "due": day_said(due)}
    if freshness == Freshness.FRESH:
        return filled(_("Confirmed on %(on)s, due again on %(due)s."), **said)
    if freshness == Freshness.DUE:
        return filled(_("Confirmed on %(on)s. Please confirm it again: it was due on %(due)s."), **said)
    return filled(_("Overdue: confirmed on %(on)s, due since %(due)s. The public is told so."), **said)


def said_capacity(service: Service, today: date) -> SafeString:
    """Say whether they take new people, as they said last."""
    until = service.capacity_until
    if service.capacity == Capacity.TAKING:
        return filled(_("You said that you take new people."))
    if service.capacity != Capacity.FULL or (until and until < today):
        return SafeString()
    if until:
        return filled(_("You said that you are full until %(day)s."), day=day_said(until))
    return filled(_("You said that you are full."))
