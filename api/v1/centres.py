"""GET /api/v1/centres.geojson: what stands on a part of a map, made of the ready cards."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from api.answers import joined
from api.documents import centres as documents
from api.errors import Refusal
from api.language import language_of
from api.v1.questions import refuse_repeated, refuse_unknown
from api.views import PublicView, ReadyJSON
from directory.question import number, read
from directory.search import Search, feature, inside
from places.box import Box

ANYWHERE = Box(-180, -90, 180, 90)


class ReadyGeoJSON(ReadyJSON):
    """GeoJSON has a media type of its own."""

    media_type = documents.MEDIA_TYPE


class Centres(PublicView):
    """Places to go to on a part of a map; nobody may keep the answer, because it tells where somebody looked."""

    renderer_classes: tuple[type[BaseRenderer], ...] = (ReadyGeoJSON, ReadyJSON)

    @documents.centres
    def get(self, request: Request) -> HttpResponse:
        """Return them as a GeoJSON feature collection."""
        refuse_unknown(request.query_params, documents.NAMES)
        refuse_repeated(request.query_params, but=("need",))
        box, search = asked(request)
        found = inside(box, search, at=timezone.now())
        more = b"true" if found.has_more else b"false"
        features = joined(map(feature, found.found))
        body = b'{"type":"FeatureCollection","more":%b,"features":%b}' % (more, features)
        return HttpResponse(body, content_type=documents.MEDIA_TYPE, headers={"Cache-Control": "no-store"})


def asked(request: Request) -> tuple[Box, Search]:
    """Return which part of the map, and what of it; or refuse, and say all that is wrong."""
    params = {name: [str(value) for value in values] for name, values in request.query_params.lists()}
    box = box_of(params.pop("bbox", [""])[0])
    middle = (box or ANYWHERE).middle
    position = {"latitude": [str(middle.latitude)], "longitude": [str(middle.longitude)]}
    question = read(params | position, language=language_of(request))
    errors = {name: str(said) for name, said in question.refusals.items()}
    if box is None:
        errors["bbox"] = _("Write four numbers with commas: west, south, east, north.")
    if errors or box is None or question.search is None:
        raise Refusal(errors=errors)
    return box, question.search


def box_of(text: str) -> Box | None:
    """Return the box that `west,south,east,north` says; None when it is none."""
    numbers = [number(part) for part in text.split(",")[:5]]
    if len(numbers) != 4 or None in numbers:
        return None
    west, south, east, north = (degrees for degrees in numbers if degrees is not None)
    try:
        return Box(west, south, east, north)
    except ValueError:
        return None
