"""How somebody comes to a case: signed in, with an open vault, and not excluded. For everybody else there is none."""

from collections.abc import Callable, Iterable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.decorators import requires
from accounts.desk import signed_in
from accounts.gate import hide
from accounts.roles import Permission
from referrals import keeping, reading
from referrals.models import Case, CaseKeys, Exclusion, Referral
from referrals.pages.at import At
from referrals.sealed import cases
from referrals.sealed.cases import OpenCase
from referrals.sealed.errors import NotOpenedError
from referrals.sealed.vaults import Vault
from referrals.views.doors import View, careful, padded
from referrals.views.unlocked import unlocked, vault_page
from referrals.views.vault import OPENED
from referrals.wording_desk import BEHIND

Page = Callable[..., HttpResponse]
Come = Callable[[HttpRequest, UUID, Vault], At]
READS, DOES = ("GET", "HEAD"), ("POST",)


class BehindError(Exception):
    """The vault was opened before its owner was given the key of this desk."""


class DamagedError(Exception):
    """The key of a case was changed by somebody who could write into the database."""


def at_case(*methods: str, unopened: bool = False) -> Callable[[Page], View]:
    """Make a door of a case: its view gets the request and `at`. Reading it needs an opening first, or `unopened`."""
    return _door(arrive, methods, unopened)


def at_referral(*methods: str) -> Callable[[Page], View]:
    """Make a door of a referral, likewise."""
    return _door(arrive_at_referral, methods, unopened=False)


def _door(come: Come, methods: Iterable[str], unopened: bool) -> Callable[[Page], View]:
    def door(page: Page) -> View:
        @padded
        @careful
        @requires(Permission.CASE_WORK)
        @require_http_methods(list(methods))
        @unlocked
        @wraps(page)
        def answered(request: HttpRequest, pk: UUID, *, vault: Vault, **more: Any) -> HttpResponse:
            return _met(page, request, lambda: come(request, pk, vault), unopened, more)

        return answered

    return door


def _met(
    page: Page, request: HttpRequest, arrive_there: Callable[[], At], unopened: bool, more: dict[str, Any]
) -> HttpResponse:
    try:
        at = arrive_there()
    except BehindError:
        return vault_page(request, is_open=True, refusals=[BEHIND])
    except DamagedError:
        return render(request, "desk/damaged.html", status=HTTPStatus.CONFLICT)
    if request.method in READS and not (unopened or is_opened(request, at.case)):
        return redirect("desk:case", at.case.pk)
    return page(request, at, **more)


def arrive(request: HttpRequest, pk: UUID, vault: Vault) -> At:
    """Return whoever asks in front of a case. Http404 where for them there is none, which is written down."""
    user = signed_in(request)
    case = Case.objects.visible_to(user).select_related("desk__group", "holder").filter(pk=pk).first()
    if case is None:
        raise _hidden(request, pk)
    return At(user, case, _opened(case, vault), case.version)


def arrive_at_referral(request: HttpRequest, pk: UUID, vault: Vault) -> At:
    """Return whoever asks in front of a referral. Http404."""
    referral = Referral.objects.filter(pk=pk).first()
    if referral is None:
        raise hide(request, f"referral:{pk}")
    at = arrive(request, referral.case_id, vault)
    referral.case = at.case
    return at.on(referral)


def is_opened(request: HttpRequest, case: Case) -> bool:
    """Say whether this browser has opened a case since its vault was unlocked."""
    return case.pk.hex in request.session.get(OPENED, ())


def note_opened(request: HttpRequest, case: Case) -> None:
    """Keep in mind that it has."""
    request.session[OPENED] = [*request.session.get(OPENED, ()), case.pk.hex]


def _hidden(request: HttpRequest, pk: UUID) -> Http404:
    excluded = Exclusion.objects.filter(case=pk, user=signed_in(request)).select_related("case__desk").first()
    if excluded is not None:
        reading.note_excluded(signed_in(request), excluded.case)
    return hide(request, f"case:{pk}")


def _opened(case: Case, vault: Vault) -> OpenCase:
    keys = CaseKeys.objects.filter(pk=case.pk).first()
    if keys is not None and keys.group_id not in vault.groups:
        raise BehindError
    try:
        if keys is not None:
            return cases.by_vault(case, keys, vault)
    except NotOpenedError:
        pass
    keeping.flag_case(case.pk, "keys", 0)
    raise DamagedError
