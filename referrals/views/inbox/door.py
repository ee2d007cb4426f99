"""How somebody comes to a parcel: of the centre that it was sent to, with its key. For all others there is none."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial, wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.decorators import requires_within
from accounts.desk import signed_in
from accounts.gate import hide
from accounts.roles import Permission
from referrals import keeping
from referrals.actions.receiving import Receipt, goes_on
from referrals.models import Inbox, Parcel
from referrals.pages import inbox as pages
from referrals.permissions import inboxes_of
from referrals.said import Packet
from referrals.sealed import parcels
from referrals.sealed.errors import NotOpenedError
from referrals.sealed.vaults import Vault
from referrals.views.doors import View, careful, padded
from referrals.views.inbox.answers import NOTHING, Sent, offers_of
from referrals.views.unlocked import unlocked, vault_page
from referrals.wording_inbox import BEHIND
from safety import clock

Page = Callable[..., HttpResponse]
Taken = Callable[[HttpRequest, Parcel, Vault], tuple[Receipt, Packet]]
READS, DOES = ("GET", "HEAD"), ("POST",)
# What a damaged parcel is called in the audit.
PARCEL = "parcel"


def receiving(*methods: str) -> Callable[[Page], View]:
    """Make a door for people of centres."""

    def door(page: Page) -> View:
        return padded(careful(requires_within(Permission.REFERRAL_RECEIVE)(require_http_methods(list(methods))(page))))

    return door


def at_inbox(*methods: str) -> Callable[[Page], View]:
    """Make a door of one inbox: its view gets the request and the inbox."""

    def door(page: Page) -> View:
        @receiving(*methods)
        @wraps(page)
        def answered(request: HttpRequest, pk: UUID, **more: Any) -> HttpResponse:
            return page(request, find_inbox(request, pk), **more)

        return answered

    return door


def at_parcel(page: Page) -> View:
    """Make a door of a parcel that opens nothing: its view gets the request and the parcel (a decorator)."""

    @receiving(*READS)
    @wraps(page)
    def answered(request: HttpRequest, pk: UUID, **more: Any) -> HttpResponse:
        return page(request, find_parcel(request, pk), **more)

    return answered


def with_receipt(*, also_begun: bool = False) -> Callable[[Page], View]:
    """Make a door of a parcel that the vault opens: its view gets the request, the receipt and the packet.

    With `also_begun`, also of what goes on after what was sent is gone: with nothing opened, and an empty packet.
    """

    def door(page: Page) -> View:
        @receiving(*DOES)
        @wraps(page)
        def answered(request: HttpRequest, pk: UUID, **more: Any) -> HttpResponse:
            parcel = find_parcel(request, pk)
            if not parcel.is_over(clock.now()):
                return unlocked(partial(_met, page, parcel, _opened))(request, **more)
            if also_begun and goes_on(parcel.referral):
                return unlocked(partial(_met, page, parcel, _gone))(request, **more)
            return over(request, parcel)

        return answered

    return door


def _met(page: Page, parcel: Parcel, take: Taken, request: HttpRequest, *, vault: Vault, **more: Any) -> HttpResponse:
    if parcel.group_id not in vault.groups:
        return vault_page(request, is_open=True, refusals=[BEHIND])
    try:
        receipt, packet = take(request, parcel, vault)
    except NotOpenedError:
        return _damaged(request, parcel)
    return page(request, receipt, packet, **more)


def _opened(request: HttpRequest, parcel: Parcel, vault: Vault) -> tuple[Receipt, Packet]:
    receipt = Receipt(parcel, parcels.by_vault(parcel, vault), parcel.referral.version, signed_in(request))
    return receipt, receipt.packet


def _gone(request: HttpRequest, parcel: Parcel, vault: Vault) -> tuple[Receipt, Packet]:
    return Receipt(parcel, None, parcel.referral.version, signed_in(request)), Packet((), "")


def find_inbox(request: HttpRequest, pk: UUID) -> Inbox:
    """Return an inbox of the organizations of whoever asks. Http404 where for them there is none."""
    found = inboxes_of(signed_in(request)).select_related("group", "organization").filter(pk=pk).first()
    if found is None:
        raise hide(request, f"inbox:{pk}")
    return found


def find_parcel(request: HttpRequest, pk: UUID) -> Parcel:
    """Return a parcel whose key whoever asks holds. Http404 where for them there is none."""
    found = Parcel.objects.visible_to(signed_in(request)).select_related(
        "referral__case", "referral__consent", "inbox__group"
    )
    parcel: Parcel | None = found.filter(pk=pk).first()
    if parcel is None:
        raise hide(request, f"referral:{pk}")
    return parcel


def cover(request: HttpRequest, parcel: Parcel, sent: Sent = NOTHING) -> HttpResponse:
    """Show what is known of a parcel without opening it, and what can be done."""
    said = pages.cover_of(parcel) | {
        "offers": offers_of(parcel, sent, opened=False),
        "refusals": sent.refusals,
        "typed": request.POST.get("note", ""),
    }
    return render(request, "inbox/cover.html", said, status=sent.status)


def over(request: HttpRequest, parcel: Parcel, sent: Sent = NOTHING) -> HttpResponse:
    """Say that a parcel is no longer available; what somebody had typed about it is not lost."""
    return cover(request, parcel, replace(sent, status=HTTPStatus.CONFLICT))


def _damaged(request: HttpRequest, parcel: Parcel) -> HttpResponse:
    keeping.flag_case(parcel.referral.case_id, PARCEL, parcel.referral.number)
    said = pages.cover_of(parcel)
    return render(request, "inbox/damaged.html", said, status=HTTPStatus.CONFLICT)
