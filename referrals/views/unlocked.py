"""The door behind the door: what is sealed needs an open vault, whoever is signed in: at a desk, or at a centre."""

from functools import wraps
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from accounts.desk import DeskDoor, signed_in
from accounts.models import Session, User
from accounts.permissions import may
from accounts.roles import Permission
from referrals import sessions
from referrals.forms.desk_vault import UnlockForm
from referrals.models import KeyGroupMember, UserKey
from referrals.pages import keys
from referrals.pages.inbox import works_at_a_centre
from referrals.sealed.vaults import Vault
from referrals.views.doors import View

# What was typed when the vault had shut meanwhile waits in its form under these names.
KEPT: Final = "kept-"
# Whose pages stand behind a vault.
SEALED: Final = ("desk", "inbox")
NOT_KEPT: Final = frozenset({"csrfmiddlewaretoken", "phrase", "next"})


def unlocked(view: View) -> View:
    """Let through whoever has the vault open, and hand it on as `vault` (a decorator).

    Others are led to where it is opened. What they had typed is not lost.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        vault = vault_of(request)
        if vault is not None:
            return view(request, *args, vault=vault, **kwargs)
        if request.method == "POST":
            return vault_page(request, request.path, kept=list(_typed(request)))
        return to_vault(request)

    return answered


def vault_of(request: HttpRequest) -> Vault | None:
    """Return the vault that this browser has open."""
    return sessions.read_vault(request.COOKIES.get(settings.VAULT_COOKIE_NAME, ""), session_of(request))


def session_of(request: HttpRequest) -> Session | None:
    """Return the row of the session that asks."""
    row: Session | None = getattr(request.session, "row", None)
    return row


def to_vault(request: HttpRequest) -> HttpResponse:
    """Lead to where the vault is opened, and from there back."""
    return redirect(f"{reverse('desk:vault')}?{urlencode({'next': request.get_full_path()})}")


def vault_page(
    request: HttpRequest, onward: str = "", *, form: UnlockForm | None = None, kept: Any = (), **said: Any
) -> HttpResponse:
    """Show the vault: how it is opened, or that it is; `kept` is what was typed on the page before."""
    user = signed_in(request)
    said |= {
        "form": form or UnlockForm(),
        "onward": onward,
        "carried": kept,
        "has_key": UserKey.objects.filter(user=user).exists(),
        "holds_desk": KeyGroupMember.objects.filter(user=user).exists(),
        "way": way_of(user),
        "wishes": keys.wishes_for(user, vault_of(request)) if said.get("is_open") else (),
        "asked": list(keys.own_wishes(user)),
    }
    return render(request, "desk/vault.html", said)


def safe_onward(request: HttpRequest, path: str) -> str:
    """Return a path if it is one of the desk's or of the inboxes', else where somebody works."""
    is_here = url_has_allowed_host_and_scheme(path, {request.get_host()}, require_https=request.is_secure())
    try:
        is_ours = is_here and resolve(path.split("?", 1)[0]).app_name in SEALED
    except Resolver404:
        is_ours = False
    return path if is_ours else way_of(signed_in(request)).path


def way_of(user: User) -> DeskDoor:
    """Return where somebody goes on from the vault: to the queue, to their centres' inboxes, or to their first page."""
    if may(user, Permission.CASE_WORK):
        return DeskDoor(reverse("desk:queue"), _("The queue"))
    if works_at_a_centre(user):
        return DeskDoor(reverse("inbox:all"), _("Inboxes"))
    return DeskDoor(reverse("accounts:home"), _("Back"))


def _typed(request: HttpRequest) -> Any:
    for name, texts in request.POST.lists():
        if name not in NOT_KEPT:
            yield from ((KEPT + name.removeprefix(KEPT), text) for text in texts)
