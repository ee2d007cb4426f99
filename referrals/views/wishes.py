"""Answers to a colleague who asks for a key again, at a desk or at a centre."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.desk import signed_in
from accounts.gate import hide
from accounts.permissions import RefusedError
from referrals.actions import keys
from referrals.models import KeyWish
from referrals.sealed.vaults import Vault
from referrals.views.unlocked import vault_of, vault_page


def find_wish(request: HttpRequest, pk: int, owners: Q) -> KeyWish:
    """Return a wish for a key of these owners. Http404 where for whoever asks there is none."""
    found = KeyWish.objects.select_related("group", "user").filter(owners, pk=pk).first()
    if found is None:
        raise hide(request, f"keywish:{pk}")
    return found


def granted(request: HttpRequest, wish: KeyWish, vault: Vault) -> HttpResponse:
    """Seal the key to them again."""
    try:
        keys.grant(wish=wish, vault=vault, by=signed_in(request))
    except RefusedError as error:
        return vault_page(request, is_open=True, refusals=[str(error)])
    return redirect("desk:vault")


def refused(request: HttpRequest, wish: KeyWish) -> HttpResponse:
    """Say no."""
    try:
        keys.refuse_wish(wish=wish, by=signed_in(request))
    except RefusedError as error:
        return vault_page(request, is_open=vault_of(request) is not None, refusals=[str(error)])
    return redirect("desk:vault")
