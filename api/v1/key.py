"""GET /api/v1/key: what the key that is shown may do, and until when. The first thing to try with a new one."""

from django.http import HttpResponse
from rest_framework.request import Request

from api.answers import json_answer
from api.documents import keyed as documents
from api.keys import KeyedView


class OneKey(KeyedView):
    """The caller's own key; no scope is needed to look at it."""

    @documents.key
    def get(self, request: Request) -> HttpResponse:
        """Return the key as its partner knows it; its secret is not kept."""
        key = self.key
        return json_answer(
            {
                "partner": key.partner.name,
                "name": key.name,
                "prefix": key.prefix,
                "scopes": key.scopes,
                "per_minute": key.per_minute,
                "per_day": key.per_day,
                "expires_at": key.expires_at,
                "is_replaced": key.successor_id is not None,
            }
        )
