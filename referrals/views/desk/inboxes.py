"""Keys of centres' inboxes, as the desk checks them: by ringing the centre at its number in the directory."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.decorators import requires
from accounts.desk import signed_in
from accounts.gate import hide
from accounts.permissions import RefusedError
from accounts.roles import Permission
from referrals.actions import inboxes as actions
from referrals.forms.inbox import CheckForm
from referrals.models import Inbox
from referrals.pages import inbox_keys as pages
from referrals.views.doors import View, careful, padded

READS, DOES = ("GET", "HEAD"), ("POST",)
Page = Callable[..., HttpResponse]


def at_inbox(permission: Permission, *methods: str) -> Callable[[Page], View]:
    """Make a door of one inbox for people of desks: its view gets the request and the inbox."""

    def door(page: Page) -> View:
        @padded
        @careful
        @requires(permission)
        @require_http_methods(list(methods))
        @wraps(page)
        def answered(request: HttpRequest, pk: UUID) -> HttpResponse:
            found = Inbox.objects.select_related("group", "organization").filter(pk=pk).first()
            if found is None:
                raise hide(request, f"inbox:{pk}")
            return page(request, found)

        return answered

    return door


@padded
@careful
@requires(Permission.CASE_WORK)
@require_http_methods(list(READS))
def inboxes(request: HttpRequest) -> HttpResponse:
    """List the inboxes, and who has checked their keys."""
    return render(request, "desk/inboxes.html", {"lines": pages.every()})


@at_inbox(Permission.CASE_WORK, *READS)
def inbox(request: HttpRequest, inbox: Inbox) -> HttpResponse:
    """Show whom to ring, and take the digits."""
    return _page(request, inbox)


@at_inbox(Permission.CASE_WORK, *DOES)
def check(request: HttpRequest, inbox: Inbox) -> HttpResponse:
    """Compare the digits that were read on the telephone with those of the key."""
    form = CheckForm(request.POST)
    if not form.is_valid():
        return _page(request, inbox, form)
    typed = form.cleaned_data["digits"]
    return _done(request, inbox, lambda: actions.check_key(inbox=inbox, typed=typed, by=signed_in(request)), form)


@at_inbox(Permission.DESK_LEAD, *DOES)
def suspend(request: HttpRequest, inbox: Inbox) -> HttpResponse:
    """Let nothing be sent to it."""
    return _done(request, inbox, lambda: actions.suspend(inbox=inbox, by=signed_in(request)))


@at_inbox(Permission.DESK_LEAD, *DOES)
def resume(request: HttpRequest, inbox: Inbox) -> HttpResponse:
    """Let it be used again."""
    return _done(request, inbox, lambda: actions.resume(inbox=inbox, by=signed_in(request)))


def _done(request: HttpRequest, inbox: Inbox, deed: Callable[[], None], form: CheckForm | None = None) -> HttpResponse:
    try:
        deed()
    except RefusedError as error:
        return _page(request, inbox, form, [str(error)], HTTPStatus.CONFLICT)
    return redirect("desk:inbox", inbox.pk)


def _page(
    request: HttpRequest,
    inbox: Inbox,
    form: CheckForm | None = None,
    refusals: Any = (),
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    said = pages.page_of(inbox, signed_in(request)) | {"form": form or CheckForm(), "refusals": refusals}
    return render(request, "desk/inbox.html", said, status=status)
