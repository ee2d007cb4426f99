"""Accepting an invitation. Opening the page changes nothing: a mail scanner that follows the link uses up nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import actions
from accounts.decorators import anyone
from accounts.forms import JoinForm
from accounts.models import Invitation, User
from accounts.wording import DUTIES, ROLES

GONE = 410


@anyone
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for a name and a password; then the second factor is set up."""
    try:
        invitation = actions.by_token(token)
    except Invitation.DoesNotExist:
        return render(request, "accounts/join_gone.html", status=GONE)
    user = request.user if isinstance(request.user, User) else None
    form = JoinForm(request.POST if request.method == "POST" and user is None else None, email=invitation.email)
    if request.method == "POST" and (user or form.is_valid()):
        return _accept(request, invitation, token, form, user)
    return _page(request, invitation, form)


def _accept(
    request: HttpRequest, invitation: Invitation, token: str, form: JoinForm, user: User | None
) -> HttpResponse:
    said = form.cleaned_data if user is None else {"name": "", "password1": ""}
    try:
        person = actions.accept(token=token, name=said["name"], password=said["password1"], user=user)
    except actions.InvitationError as error:
        return _page(request, invitation, form, refusals=[str(error)], status=409)
    if user is None:
        return _sign_in(request, person)
    return redirect("accounts:home")


def _sign_in(request: HttpRequest, person: User) -> HttpResponse:
    """Sign in whoever has just chosen a password, and lead to where the second factor is set up."""
    from allauth.account.adapter import get_adapter
    from allauth.account.internal.flows.login import record_authentication

    from accounts import devices

    adapter = get_adapter(request)
    adapter.login(request, person)
    record_authentication(request, person, "password")
    response = redirect("mfa_index")
    devices.remember(request, response)
    return response


def _page(
    request: HttpRequest, invitation: Invitation, form: JoinForm, refusals: list[str] | None = None, status: int = 200
) -> HttpResponse:
    has_account = User.objects.filter(email=invitation.email, is_active=True).exists()
    said = {
        "invitation": invitation,
        "role": ROLES[invitation.role],
        "duty": DUTIES[invitation.role],
        "form": form,
        "has_account": has_account,
        "refusals": refusals or [],
    }
    return render(request, "accounts/join.html", said, status=status)
