"""The key of an inbox: changed by a lead who holds it, given again to a colleague who lost the phrase."""

from functools import partial

from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from accounts.desk import signed_in
from accounts.gate import hide
from referrals.actions import changing
from referrals.models import Inbox
from referrals.permissions import inboxes_of, may_change_key
from referrals.sealed.vaults import Vault
from referrals.views.inbox import inboxes
from referrals.views.inbox.door import DOES, at_inbox, receiving
from referrals.views.unlocked import unlocked
from referrals.views.wishes import find_wish, granted, refused


@at_inbox(*DOES)
def change_key(request: HttpRequest, inbox: Inbox) -> HttpResponse:
    """Change the key of an inbox, or finish a change that was interrupted; it takes an open vault that holds it."""
    if not may_change_key(signed_in(request), inbox):
        raise hide(request, f"inbox:{inbox.pk}")
    return unlocked(partial(_change, inbox))(request)


def _change(inbox: Inbox, request: HttpRequest, *, vault: Vault) -> HttpResponse:
    user = signed_in(request)
    return inboxes.done(request, inbox, lambda: changing.change(group=inbox.group, vault=vault, by=user))


@receiving(*DOES)
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a colleague the key of an inbox again, after having spoken with them."""
    wish = find_wish(request, pk, _held(request))
    return unlocked(lambda request, *, vault: granted(request, wish, vault))(request)


@receiving(*DOES)
def refuse_wish(request: HttpRequest, pk: int) -> HttpResponse:
    """Say no to somebody who asks for it."""
    return refused(request, find_wish(request, pk, _held(request)))


def _held(request: HttpRequest) -> Q:
    """Return the inboxes whose key whoever asks holds, as what a wish must be for."""
    user = signed_in(request)
    return Q(group__inbox__in=inboxes_of(user).filter(group__members__user=user).values("pk"))
