"""A partner's own first pages: which apps somebody works on, and one app with its keys and its people."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.decorators import requires_within
from accounts.desk import signed_in
from accounts.gate import forbid
from accounts.roles import Permission
from accounts.wording import ROLES
from partners.counting import lately
from partners.permissions import may_make_key, partners_visible_to
from partners.views.finding import find, said_of
from partners.views.usage import drawn
from partners.wording import KEY_STATES, STATES
from safety import clock


@requires_within(Permission.PARTNER_USE)
@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """List the apps on which whoever asks works."""
    found = [(one, STATES[one.state]) for one in partners_visible_to(signed_in(request), Permission.PARTNER_USE)]
    if not found:
        raise forbid(request)
    return render(request, "partners/apps.html", {"partners": found})


@requires_within(Permission.PARTNER_USE)
@require_safe
def partner(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show an app: its keys, what they did, its people."""
    found = find(request, pk)
    now, keys = clock.now(), list(found.keys.listed())
    said = said_of(request, found) | {
        "keys": [(key, KEY_STATES[key.state(now)]) for key in keys],
        "may_make": may_make_key(signed_in(request), found),
        "people": [(one.user, ROLES[one.role]) for one in found.members.select_related("user").order_by("pk")],
        **drawn(lately(keys)),
    }
    return render(request, "partners/partner.html", said)
