"""The inboxes of somebody's centres: what waits, what is to be stopped, who holds which key."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.desk import signed_in
from accounts.gate import forbid, hide
from accounts.models import User
from accounts.permissions import RefusedError
from directory.models import Organization
from referrals.actions import inboxes as actions
from referrals.actions import stopping
from referrals.forms.desk_leads import PersonForm
from referrals.forms.inbox import AdmitForm, MakeForm
from referrals.models import Inbox, StopNotice, UserKey
from referrals.pages import centres, keys
from referrals.pages import inbox as pages
from referrals.permissions import inboxes_of, may_see_to_inboxes
from referrals.sealed.errors import NoRecoveryKeyError, NotOpenedError
from referrals.sealed.vaults import Vault
from referrals.views.inbox.door import DOES, READS, at_inbox, receiving
from referrals.views.unlocked import unlocked, vault_of
from referrals.wording_inbox import NOT_HELD


@receiving(*READS)
def every(request: HttpRequest) -> HttpResponse:
    """List them, with what waits in each."""
    user = signed_in(request)
    if not pages.works_at_a_centre(user):
        raise forbid(request)
    said = {
        "boxes": pages.boxes(user),
        "without": pages.without_inbox(user),
        "has_key": UserKey.objects.filter(user=user).exists(),
        "is_open": vault_of(request) is not None,
    }
    return render(request, "inbox/all.html", said)


@receiving(*DOES)
def stopped(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the centre has stopped and deleted what it had."""
    user = signed_in(request)
    found = StopNotice.objects.filter(inbox__in=inboxes_of(user), pk=pk).first()
    if found is None:
        raise hide(request, f"stop:{pk}")
    stopping.note_stopped(notice=found, by=user)
    return redirect("inbox:all")


@receiving(*READS, *DOES)
def new(request: HttpRequest, centre: UUID) -> HttpResponse:
    """Make the inbox of a centre."""
    organization = _led(request, centre)
    form = MakeForm(request.POST if request.method == "POST" else None, organization=organization)
    refusals: list[str] = []
    if form.is_bound and form.is_valid():
        made = _make(request, organization, centre, form, refusals)
        if made is not None:
            return redirect("inbox:inbox", made.pk)
    said = {"form": form, "name": centres.names([centre]).get(str(centre), ""), "refusals": refusals}
    return render(request, "inbox/new.html", said, status=HTTPStatus.CONFLICT if refusals else HTTPStatus.OK)


@at_inbox(*READS)
def inbox(request: HttpRequest, inbox: Inbox) -> HttpResponse:
    """Show how it stands, the fingerprint of its key, and who holds that."""
    return _page(request, inbox)


@at_inbox(*DOES)
def admit(request: HttpRequest, inbox: Inbox) -> HttpResponse:
    """Give somebody the key; it takes an open vault that holds it."""
    return unlocked(partial(_admit, inbox))(request)


def _admit(inbox: Inbox, request: HttpRequest, *, vault: Vault) -> HttpResponse:
    form = AdmitForm(request.POST, inbox=inbox)
    if not form.is_valid():
        return _page(request, inbox, form=form)
    user = User.objects.get(pk=form.cleaned_data["user"])
    return done(request, inbox, lambda: actions.admit(inbox=inbox, user=user, vault=vault, by=signed_in(request)))


@at_inbox(*DOES)
def dismiss(request: HttpRequest, inbox: Inbox) -> HttpResponse:
    """Take the key from somebody."""
    form = PersonForm(request.POST)
    user = inbox.holders().filter(pk=form.cleaned_data["user"]).first() if form.is_valid() else None
    if user is None:
        return _page(request, inbox)
    return done(request, inbox, lambda: actions.dismiss(inbox=inbox, user=user, by=signed_in(request)))


def _led(request: HttpRequest, centre: UUID) -> Organization:
    """Return the organization of a centre without an inbox, for one of its leads. Http404."""
    user = signed_in(request)
    found = Organization.everything.filter(services__service_at_locations=centre, memberships__user=user).first()
    if found is None or Inbox.objects.filter(centre=centre).exists() or not may_see_to_inboxes(user, found):
        raise hide(request, f"centre:{centre}")
    return found


def _make(
    request: HttpRequest, organization: Organization, centre: UUID, form: MakeForm, refusals: list[str]
) -> Inbox | None:
    holders = User.objects.filter(pk__in=form.cleaned_data["holders"])
    try:
        return actions.make(organization=organization, centre=centre, holders=holders, by=signed_in(request))
    except RefusedError as error:
        refusals.append(str(error))
    except NoRecoveryKeyError:
        refusals.append(_("Nobody has set the key on paper yet. Tell whoever keeps the server."))
    return None


def done(request: HttpRequest, inbox: Inbox, deed: Callable[[], Any]) -> HttpResponse:
    """Do something to an inbox and show its page, or why it was not done."""
    reason = ""
    try:
        deed()
    except RefusedError as error:
        reason = str(error)
    except NotOpenedError:
        reason = str(NOT_HELD)
    if reason:
        return _page(request, inbox, refusals=[reason], status=HTTPStatus.CONFLICT)
    return redirect("inbox:inbox", inbox.pk)


def _page(
    request: HttpRequest, inbox: Inbox, form: AdmitForm | None = None, refusals: Any = (), status: int = HTTPStatus.OK
) -> HttpResponse:
    vault = vault_of(request)
    said = pages.inbox_of(inbox, signed_in(request)) | {
        "form": form or AdmitForm(inbox=inbox),
        "is_unlocked": vault is not None and inbox.group_id in vault.groups,
        "key": keys.key_of(inbox, signed_in(request), vault),
        "refusals": refusals,
    }
    return render(request, "inbox/inbox.html", said, status=status)
