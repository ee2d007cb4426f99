"""POST and GET /api/v1/referral-handoffs: an app leads somebody to a desk, and hears how it goes if she agrees.

The app gets a link and nothing else: what she writes, and the code that she is shown, stay between her and the desk.
"""

import re
from typing import ClassVar, Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from rest_framework.request import Request

from api.answers import json_answer
from api.documents import handoffs as documents
from api.errors import Refusal
from api.keys import KeyedView, KeyRefusal
from api.parsing import refuse_unreadable
from api.v1 import filling
from directory.views.paper import short_address
from partners.scopes import Scope
from referrals.actions import handing_over
from referrals.actions.handing_over import Made, OtherBodyError
from referrals.said import Filled
from referrals.sealed.errors import NoPepperError
from referrals.sealed.handoffs import Asked

LATER_S: Final = "600"
# Visible ASCII. Shorter ones are soon used for two things.
IDEMPOTENCY_KEY: Final = re.compile(r"[\x21-\x7e]{16,128}")


class Handoffs(KeyedView):
    """Where links are made. The same wish with the same `Idempotency-Key` gets the same answer for a day."""

    scopes: ClassVar = {"POST": Scope.HANDOFF_WRITE}

    @documents.make
    def post(self, request: Request) -> HttpResponse:
        """Return a link that leads one person, once, to a form in which this is filled in."""
        refuse_unreadable(request)
        if request.query_params:
            raise Refusal(_("Put the whole question into the body; the address would be logged."))
        key = idempotency_key(request)
        filled = filling.read(dict(request.data))
        return answer(request, made_for(Asked(self.key.partner_id, key, filled.canonical()), filled), filled.language)


class OneHandoff(KeyedView):
    """What became of one, as far as the person who came by it has allowed."""

    scopes: ClassVar = {"GET": Scope.HANDOFF_READ}

    @documents.status
    def get(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002 - as the address is documented
        """Return how it stands; 404 where it is not known, not this app's, not sent, or she has not agreed."""
        status = handing_over.status_of(handoff=id, partner=self.key.partner)
        if not status:
            raise Http404
        return json_answer({"status": status})


def idempotency_key(request: Request) -> str:
    """Return the key by which a wish that is sent twice is known (400 where there is none)."""
    key: str = request.META.get("HTTP_IDEMPOTENCY_KEY", "")
    if not IDEMPOTENCY_KEY.fullmatch(key):
        raise Refusal(
            _("Send the header Idempotency-Key, 16 to 128 letters of ASCII without spaces: another for each person."),
            status=400,
        )
    return key


def made_for(asked: Asked, filled: Filled) -> Made:
    """Return what was made of this wish before, or make it; only what is new is compared with the directory."""
    try:
        return handing_over.again(asked=asked) or handing_over.make(asked=asked, filled=filling.checked(filled))
    except OtherBodyError:
        raise Refusal(_("This Idempotency-Key came with another body before. Use another one.")) from None
    except NoPepperError:
        raise KeyRefusal(_("Nobody can be handed over now."), status=503, headers={"Retry-After": LATER_S}) from None


def answer(request: Request, made: Made, language: str) -> HttpResponse:
    """Return the link; the same bytes each time the same is asked."""
    with translation.override(language):
        path = reverse("referrals:handed", args=[made.link])
    url = short_address(request._request).rstrip("/") + path
    response = json_answer({"id": made.id, "url": url, "expires_at": made.expires_at})
    response.status_code = 201
    response["Location"] = reverse("keyed:handoff", args=[made.id])
    return response
