"""Where staff arrive: who they are here, and what they can do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts import desk
from accounts.decorators import requires
from accounts.roles import Permission


@requires(Permission.OWN_ACCOUNT)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the doors that this person may open, and nothing of the others."""
    return render(request, "accounts/home.html", {"doors": desk.doors_for(desk.signed_in(request))})
