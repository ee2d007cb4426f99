"""A parcel: its cover, its fields, each opened by a touch, and what the centre answers."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.desk import signed_in
from referrals.actions import receiving
from referrals.actions.receiving import Receipt
from referrals.models import Parcel
from referrals.moving import StaleError
from referrals.pages import inbox as pages
from referrals.said import Packet
from referrals.states import InvalidMoveError
from referrals.views.inbox.answers import DEEDS, NOTHING, Sent, offers_of
from referrals.views.inbox.door import at_parcel, cover, find_parcel, over, with_receipt
from referrals.wording_inbox import NOT_NOW, STALE
from safety import clock


@at_parcel
def parcel(request: HttpRequest, parcel: Parcel) -> HttpResponse:
    """Show what is known of it without opening it."""
    return cover(request, parcel)


@with_receipt()
def open_it(request: HttpRequest, receipt: Receipt, packet: Packet) -> HttpResponse:
    """Open it: what for, and the names of the fields. From then on she cannot take it back unread."""
    return _shown(request, receipt, packet, lambda: receiving.note_seen(receipt=receipt), frozenset())


@with_receipt()
def show(request: HttpRequest, receipt: Receipt, packet: Packet) -> HttpResponse:
    """Show one field more."""
    position = _number(request.POST.get("position"))
    if position is None or position >= len(packet.fields):
        raise Http404
    asked = frozenset({position, *_carried(request)})
    return _shown(request, receipt, packet, lambda: receiving.note_revealed(receipt=receipt, position=position), asked)


@with_receipt(also_begun=True)
def do(request: HttpRequest, receipt: Receipt, packet: Packet, deed: str) -> HttpResponse:
    """Do what a form says."""
    if deed not in DEEDS:
        raise Http404
    form = DEEDS[deed].form(request.POST, auto_id=f"{deed}-%s")
    if not form.is_valid():
        return _again(request, receipt, packet, Sent({deed: form}))
    seen = Receipt(receipt.parcel, receipt.opened, form.cleaned_data["version"], receipt.by)
    reason = _attempted(lambda: DEEDS[deed].act(seen, form))
    if reason:
        return _again(request, receipt, packet, Sent({deed: form}, (reason,), HTTPStatus.CONFLICT))
    return redirect("inbox:parcel", receipt.parcel.pk)


def _shown(
    request: HttpRequest, receipt: Receipt, packet: Packet, note: Callable[[], None], asked: frozenset[int]
) -> HttpResponse:
    """Show an opened parcel after it was written down that it is; its cover where it could not be opened."""
    if reason := _attempted(note):
        return _again(request, receipt, packet, Sent(refusals=(reason,), status=HTTPStatus.CONFLICT))
    now = find_parcel(request, receipt.parcel.pk)
    if now.is_over(clock.now()):
        return over(request, now)
    shown = pages.shown_to(receipt.by, now)
    if shown is None:
        return redirect("inbox:parcel", now.pk)
    return _opened(request, Receipt(now, receipt.opened, now.referral.version, receipt.by), packet, shown & asked)


def _again(request: HttpRequest, receipt: Receipt, packet: Packet, sent: Sent) -> HttpResponse:
    """Show a parcel as it is now after something was not done: opened, if that is how the form's page was."""
    now = find_parcel(request, receipt.parcel.pk)
    if now.is_over(clock.now()):
        return over(request, now, sent)
    shown = pages.shown_to(signed_in(request), now)
    if shown is None or "opened" not in request.POST:
        return cover(request, now, sent)
    seen = Receipt(now, receipt.opened, now.referral.version, receipt.by)
    return _opened(request, seen, packet, shown & _carried(request), sent)


def _opened(
    request: HttpRequest, receipt: Receipt, packet: Packet, shown: frozenset[int] | set[int], sent: Sent = NOTHING
) -> HttpResponse:
    said = pages.opened_of(receipt, packet, shown)
    said |= {"offers": offers_of(receipt.parcel, sent, opened=True), "refusals": sent.refusals}
    return render(request, "inbox/opened.html", said, status=sent.status)


def _attempted(act: Callable[[], None]) -> str:
    """Do something; return why it was not done."""
    try:
        act()
    except StaleError:
        return str(STALE)
    except InvalidMoveError:
        return str(NOT_NOW)
    return ""


def _carried(request: HttpRequest) -> frozenset[int]:
    """Return the positions of the fields that the page before has shown, as its form says."""
    said = (_number(typed) for typed in request.POST.getlist("shown"))
    return frozenset(position for position in said if position is not None)


def _number(typed: str | None) -> int | None:
    return int(typed) if typed and len(typed) < 4 and typed.isascii() and typed.isdecimal() else None
