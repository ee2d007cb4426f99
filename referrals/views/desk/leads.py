"""What leads do: make a desk, see to its people and hours, open and close it, look at who opened what."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.decorators import requires
from accounts.desk import signed_in
from accounts.gate import hide
from accounts.models import User
from accounts.permissions import RefusedError
from accounts.roles import Permission
from referrals.actions import desks as actions
from referrals.forms import desk_leads as forms
from referrals.models import Desk
from referrals.pages import lead as pages
from referrals.permissions import desks_of, may_lead
from referrals.sealed.errors import NoRecoveryKeyError
from referrals.sealed.vaults import Vault
from referrals.views.doors import View, careful, padded
from referrals.views.unlocked import unlocked, vault_of

READS, DOES = ("GET", "HEAD"), ("POST",)
Page = Callable[..., HttpResponse]


def at_desk(*methods: str) -> Callable[[Page], View]:
    """Make a door of one desk for its leads: its view gets the request and the desk. For others there is none."""

    def door(page: Page) -> View:
        @padded
        @careful
        @requires(Permission.DESK_LEAD)
        @require_http_methods(list(methods))
        @wraps(page)
        def answered(request: HttpRequest, pk: UUID, **more: Any) -> HttpResponse:
            return page(request, led(request, pk), **more)

        return answered

    return door


def led(request: HttpRequest, pk: UUID) -> Desk:
    """Return a desk that whoever asks leads. Http404."""
    desk = Desk.objects.filter(pk=pk).first()
    if desk is None or not may_lead(signed_in(request), desk):
        raise hide(request, f"desk:{pk}")
    return desk


@padded
@careful
@requires(Permission.DESK_LEAD)
@require_http_methods([*READS, *DOES])
def desks(request: HttpRequest) -> HttpResponse:
    """List the desks that somebody leads; make another."""
    form = forms.MakeForm(request.POST if request.method == "POST" else None)
    refusals: list[str] = []
    if form.is_bound and form.is_valid():
        made = _make(request, form, refusals)
        if made is not None:
            return redirect("desk:desk", made.pk)
    found = desks_of(signed_in(request)).order_by("name", "pk")
    said = {"desks": found, "form": form, "refusals": refusals, "with_a_key": len(forms.with_a_key())}
    return render(request, "desk/desks.html", said, status=HTTPStatus.CONFLICT if refusals else HTTPStatus.OK)


def _make(request: HttpRequest, form: forms.MakeForm, refusals: list[str]) -> Desk | None:
    holders = User.objects.filter(pk__in=form.cleaned_data["holders"])
    try:
        return actions.make(name=form.cleaned_data["name"], holders=holders, by=signed_in(request))
    except RefusedError as error:
        refusals.append(str(error))
    except NoRecoveryKeyError:
        refusals.append(_("Nobody has set the key on paper yet. Tell whoever keeps the server."))
    return None


@at_desk(*READS)
def desk(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show a desk."""
    return _page(request, desk)


@padded
@careful
@requires(Permission.DESK_LEAD)
@require_http_methods(list(DOES))
@unlocked
def admit(request: HttpRequest, pk: UUID, *, vault: Vault) -> HttpResponse:
    """Give somebody the key of a desk; it takes an open vault that holds it."""
    found = led(request, pk)
    form = forms.AdmitForm(request.POST, desk=found)
    if not form.is_valid():
        return _page(request, found, {"admit": form})
    user = User.objects.get(pk=form.cleaned_data["user"])
    return done(request, found, lambda: actions.admit(desk=found, user=user, vault=vault, by=signed_in(request)))


@at_desk(*DOES)
def dismiss(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take the key of a desk from somebody."""
    form = forms.PersonForm(request.POST)
    user = desk.holders().filter(pk=form.cleaned_data["user"]).first() if form.is_valid() else None
    if user is None:
        return _page(request, desk)
    return done(request, desk, lambda: actions.dismiss(desk=desk, user=user, by=signed_in(request)))


@at_desk(*READS, *DOES)
def hours(request: HttpRequest, desk: Desk, user: int) -> HttpResponse:
    """Show and set somebody's week."""
    person = get_object_or_404(desk.holders(), pk=user)
    week = forms.week_of(desk.shifts.filter(user=person), request.POST if request.method == "POST" else None)
    if not (week.is_bound and week.is_valid()):
        return render(request, "desk/hours.html", {"desk": desk, "person": person, "week": week})
    lines = [(shift, form.cleaned_data["is_on_call"]) for form in week if (shift := form.shift(person.pk))]
    actions.set_shifts(
        desk=desk,
        user=person,
        shifts=[shift for shift, is_on_call in lines if not is_on_call],
        on_call=[shift for shift, is_on_call in lines if is_on_call],
        by=signed_in(request),
    )
    return redirect("desk:desk", desk.pk)


@at_desk(*DOES)
def open_it(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Let survivors ask this desk."""
    return done(request, desk, lambda: actions.open_to_survivors(desk=desk, by=signed_in(request)))


@at_desk(*DOES)
def shut(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Close a desk, for a while or until it is opened again."""
    form = forms.ShutForm(request.POST)
    if not form.is_valid():
        return _page(request, desk, {"shut": form})
    return done(request, desk, lambda: actions.shut(desk=desk, until=form.cleaned_data["until"], by=signed_in(request)))


@at_desk(*READS)
def opened(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show who opened what in the last thirty days."""
    return render(request, "desk/opened.html", {"desk": desk, "openings": pages.openings(desk, signed_in(request))})


@padded
@careful
@requires(Permission.DESK_LEAD)
@require_http_methods(list(READS))
def totals(request: HttpRequest) -> HttpResponse:
    """Show how many cases there were: of all desks, and no small count."""
    return render(request, "desk/totals.html", pages.table())


def done(request: HttpRequest, desk: Desk, deed: Callable[[], Any]) -> HttpResponse:
    """Do something to a desk and show its page, or why it was not done."""
    try:
        deed()
    except RefusedError as error:
        return _page(request, desk, refusals=[str(error)], status=HTTPStatus.CONFLICT)
    # Whoever has taken the key from themselves leads it no more.
    return redirect("desk:desk", desk.pk) if may_lead(signed_in(request), desk) else redirect("desk:desks")


def _page(
    request: HttpRequest, desk: Desk, bound: dict[str, Any] | None = None, refusals: Any = (), status: int = 200
) -> HttpResponse:
    forms_of = {"admit": forms.AdmitForm(desk=desk), "shut": forms.ShutForm(auto_id="shut-%s")} | (bound or {})
    said = pages.page_of(desk, signed_in(request), vault_of(request))
    return render(request, "desk/desk.html", said | {"forms": forms_of, "refusals": refusals}, status=status)
