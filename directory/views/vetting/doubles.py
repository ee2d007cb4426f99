"""Listings that seemed to be one and are not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.decorators import requires
from accounts.desk import signed_in
from accounts.roles import Permission
from directory import actions
from directory.vetting_forms import DifferentForm
from directory.views.vetting.desk import queue_page


@requires(Permission.LISTING_VET)
@require_POST
def different(request: HttpRequest) -> HttpResponse:
    """Keep that some listings are not one and the same, and go back to the others."""
    form = DifferentForm(request.POST)
    if not form.is_valid():
        return queue_page(
            request, "doubles", status=400, refusals=[_("These listings have changed. Look at them again.")]
        )
    actions.tell_apart(services=form.cleaned_data["service"], by=signed_in(request))
    return redirect("vetting:queue", "doubles")
