"""The way for somebody who has forgotten the vault phrase: another is made, and colleagues are asked for the keys."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.decorators import requires
from accounts.desk import signed_in
from accounts.permissions import RefusedError
from accounts.roles import Permission
from referrals.actions import keys
from referrals.models import UserKey
from referrals.views.doors import careful, padded
from referrals.views.unlocked import vault_page


@padded
@careful
@requires(Permission.OWN_ACCOUNT)
@require_POST
def forgotten(request: HttpRequest) -> HttpResponse:
    """Make another phrase and show it: this once."""
    user = signed_in(request)
    if not UserKey.objects.filter(user=user).exists():
        return redirect("desk:vault")
    try:
        phrase = keys.forget_phrase(user=user)
    except RefusedError as error:
        return vault_page(request, refusals=[str(error)])
    return render(request, "desk/phrase.html", {"words": phrase.split(), "asked": True})
