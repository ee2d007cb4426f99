"""GET /api/v1/places: the gazetteer, in every script and spelling."""

from typing import Any, Final

from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.request import Request

from api.answers import json_answer
from api.documents import v1 as documents
from api.errors import Refusal
from api.views import PublicView
from directory.question import MAX_LETTERS, clean
from places.lookup import Lookup, look_up
from places.models import Place

MOST: Final = 10


class Places(PublicView):
    """Places by name, the likeliest first."""

    @documents.places
    def get(self, request: Request) -> HttpResponse:
        """Return up to ten places that `q` may mean."""
        typed = typed_name(request.query_params.get("q", ""))
        return json_answer({"results": [written(place) for place in likely(look_up(typed, limit=MOST))]})


def typed_name(text: str) -> str:
    """Return what was typed, cleaned as the search cleans it; refuse nothing at all and what is too long."""
    typed = clean(text)
    if not typed or len(typed) > MAX_LETTERS:
        raise Refusal(errors={"q": _("Write the name of a place, in no more than 200 letters.")})
    return typed


def likely(found: Lookup) -> list[Place]:
    """Return the place that was meant, if that is clear, and then all others that may be."""
    first = [found.place] if found.place else []
    return list({place.pk: place for place in (*first, *found.candidates)}.values())[:MOST]


def written(place: Place) -> dict[str, Any]:
    """Return the place as the API says it."""
    return {
        "id": place.pk,
        "name": place.name,
        "name_ur": place.name_ur,
        "kind": place.kind,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "path": place.path,
    }
