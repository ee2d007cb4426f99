"""The vault of whoever holds keys, at a desk or at a centre: its phrase is made here, opens it, a touch shuts it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts.decorators import requires
from accounts.desk import signed_in
from accounts.permissions import RefusedError
from accounts.roles import Permission
from accounts.slowing import TooFastError
from accounts.wording import wait_said
from referrals import sessions, unlocking
from referrals.actions import vault as actions
from referrals.forms.desk_vault import UnlockForm
from referrals.models import UserKey
from referrals.sealed.errors import NotOpenedError
from referrals.sealed.vaults import Vault
from referrals.views.doors import careful, padded
from referrals.views.unlocked import KEPT, safe_onward, session_of, vault_of, vault_page, way_of
from referrals.wording_desk import WRONG_PHRASE

OPENED = "opened"


@padded
@careful
@requires(Permission.OWN_ACCOUNT)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def vault(request: HttpRequest) -> HttpResponse:
    """Show whether it is open; take the phrase."""
    if request.method != "POST":
        return vault_page(request, request.GET.get("next", ""), is_open=vault_of(request) is not None)
    return _unlock(request, signed_in_with_key(request))


@padded
@careful
@requires(Permission.OWN_ACCOUNT)
@require_POST
def new(request: HttpRequest) -> HttpResponse:
    """Make a phrase and show it: this once."""
    try:
        phrase = actions.make_key(user=signed_in(request))
    except RefusedError as error:
        return vault_page(request, refusals=[str(error)])
    return render(request, "desk/phrase.html", {"words": phrase.split()})


@requires(Permission.OWN_ACCOUNT)
@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Shut it."""
    sessions.end_vault(request.COOKIES.get(settings.VAULT_COOKIE_NAME, ""))
    request.session.pop(OPENED, None)
    response = redirect("desk:vault")
    response.delete_cookie(settings.VAULT_COOKIE_NAME, samesite="Strict")
    return response


def signed_in_with_key(request: HttpRequest) -> bool:
    """Say whether whoever asks has made a phrase."""
    return UserKey.objects.filter(user=signed_in(request)).exists()


def _unlock(request: HttpRequest, has_key: bool) -> HttpResponse:
    form, onward, kept = UnlockForm(request.POST), request.POST.get("next", ""), _kept(request)
    opened = _opened(request, form) if has_key and form.is_valid() else None
    if opened is None:
        return vault_page(request, onward, form=form, kept=[(KEPT + name, text) for name, text in kept])
    session = session_of(request)
    assert session is not None  # noqa: S101 - the gate has let nobody through without one
    key = sessions.begin_vault(session, signed_in(request), opened)
    request.session.pop(OPENED, None)
    response = _on(request, safe_onward(request, onward), kept)
    response.set_cookie(
        settings.VAULT_COOKIE_NAME, key.cookie, httponly=True, secure=settings.SESSION_COOKIE_SECURE, samesite="Strict"
    )
    return response


def _opened(request: HttpRequest, form: UnlockForm) -> Vault | None:
    try:
        return unlocking.unlock(signed_in(request), form.cleaned_data["phrase"])
    except NotOpenedError:
        form.add_error("phrase", WRONG_PHRASE)
    except TooFastError as error:
        form.add_error("phrase", wait_said(error))
    return None


def _on(request: HttpRequest, onward: str, kept: list[tuple[str, str]]) -> HttpResponse:
    """Lead on; what was typed when the vault was shut is shown, to be sent by a touch."""
    if kept:
        said = {"onward": onward, "carried": kept, "shown": _long(kept), "way": way_of(signed_in(request))}
        return render(request, "desk/resend.html", said)
    return redirect(onward)


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    names = (name for name in request.POST if name.startswith(KEPT))
    return [(name.removeprefix(KEPT), text) for name in names for text in request.POST.getlist(name)]


def _long(kept: list[tuple[str, str]]) -> list[str]:
    """Return what somebody wrote, without numbers and choices."""
    return [text for _name, text in kept if " " in text]
