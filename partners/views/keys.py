"""A partner's keys: one is made, shown once, replaced, stopped. What shows one may not be stored by a browser."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.decorators import proven_again, requires_within
from accounts.desk import signed_in
from accounts.permissions import RefusedError
from accounts.roles import Permission
from partners import actions
from partners.counting import lately
from partners.forms import KeyForm, RotateForm
from partners.models import Key
from partners.permissions import may_make_key, may_rotate
from partners.views.finding import find, find_key, said_of
from partners.views.usage import drawn
from partners.wording import KEY_STATES, SCOPES
from safety import clock


@requires_within(Permission.PARTNER_USE)
@require_http_methods(["GET", "HEAD", "POST"])
@proven_again
def make(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask what a new key is for; then show it, once."""
    partner = find(request, pk)
    form = KeyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            wanted = actions.Wanted(**form.cleaned_data)
            made = actions.make_key(partner=partner, wanted=wanted, by=signed_in(request))
        except actions.ShownError as error:
            shown = find_key(request, pk, form.cleaned_data["token"])
            return _page(request, shown, RotateForm(), refusals=[str(error)], status=HTTPStatus.CONFLICT)
        except RefusedError as error:
            form.add_error(None, str(error))
        else:
            return _shown(request, made)
    said = {"form": form, "may_make": may_make_key(signed_in(request), partner)}
    return render(request, "partners/make.html", said_of(request, partner) | said)


@requires_within(Permission.PARTNER_USE)
@require_safe
def key(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    """Show a key: what it may do, what it did, and how to replace or stop it."""
    return _page(request, find_key(request, pk, key), RotateForm())


@requires_within(Permission.PARTNER_USE)
@require_POST
@proven_again
def rotate(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    """Let another key take this one's place, and show that one, once."""
    found, form = find_key(request, pk, key), RotateForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        made = actions.rotate_key(key=found, days=form.cleaned_data["days"], by=signed_in(request))
    except RefusedError as error:
        return _page(request, found, form, refusals=[str(error)], status=HTTPStatus.CONFLICT)
    return _shown(request, made)


@requires_within(Permission.PARTNER_USE)
@require_POST
def stop(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    """Stop a key: from the next call on it opens nothing."""
    found = find_key(request, pk, key)
    actions.stop_key(key=found, by=signed_in(request))
    return redirect("partners:partner", pk)


def _shown(request: HttpRequest, made: actions.Made) -> HttpResponse:
    said = said_of(request, made.key.partner) | {"key": made.key, "shown": made.shown}
    response = render(request, "partners/shown.html", said)
    # Every page of staff says so (safety.headers); this one must, whatever that says one day.
    response["Cache-Control"] = "no-store"
    return response


def _page(
    request: HttpRequest, found: Key, form: RotateForm, refusals: list[str] | None = None, status: int = HTTPStatus.OK
) -> HttpResponse:
    said = said_of(request, found.partner) | {
        "key": found,
        "key_state": KEY_STATES[found.state(clock.now())],
        "scopes": [SCOPES[scope] for scope in found.scopes],
        "may_rotate": may_rotate(signed_in(request), found),
        "form": form,
        "refusals": refusals or [],
        **drawn(lately([found])),
    }
    return render(request, "partners/key.html", said, status=status)
