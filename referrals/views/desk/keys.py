"""The key of a desk: changed by a lead, given again by whoever holds it to a colleague who lost the phrase."""

from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.decorators import requires
from accounts.desk import signed_in
from accounts.roles import Permission
from referrals.actions import changing
from referrals.permissions import desks_of
from referrals.sealed.vaults import Vault
from referrals.views.desk import leads
from referrals.views.doors import careful, padded
from referrals.views.unlocked import unlocked
from referrals.views.wishes import find_wish, granted, refused

DOES = ("POST",)


@padded
@careful
@requires(Permission.DESK_LEAD)
@require_http_methods(list(DOES))
@unlocked
def change_key(request: HttpRequest, pk: UUID, *, vault: Vault) -> HttpResponse:
    """Change the key of a desk, or finish a change that was interrupted; it takes an open vault that holds it."""
    desk = leads.led(request, pk)
    user = signed_in(request)
    return leads.done(request, desk, lambda: changing.change(group=desk.group, vault=vault, by=user))


@padded
@careful
@requires(Permission.CASE_WORK)
@require_http_methods(list(DOES))
@unlocked
def grant(request: HttpRequest, pk: int, *, vault: Vault) -> HttpResponse:
    """Give a colleague the key of a desk again, after having spoken with them."""
    return granted(request, find_wish(request, pk, Q(group__desk__in=desks_of(signed_in(request)))), vault)


@padded
@careful
@requires(Permission.CASE_WORK)
@require_http_methods(list(DOES))
def refuse_wish(request: HttpRequest, pk: int) -> HttpResponse:
    """Say no to somebody who asks for it."""
    return refused(request, find_wish(request, pk, Q(group__desk__in=desks_of(signed_in(request)))))
