"""GET and POST /api/v1/nearest: the same search as the page, answered with the ready cards."""

import orjson
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.request import Request

from api.answers import JSON, joined
from api.documents import v1 as documents
from api.errors import Refusal
from api.language import language_of
from api.parsing import refuse_unreadable
from api.v1 import questions
from api.v1.places import written
from api.views import PublicView
from directory.question import read
from directory.search import JSON as READY
from directory.search import Results, Search, find


class Nearest(PublicView):
    """The nearest help. POST keeps a person's position out of addresses, and so out of logs."""

    @documents.nearest_get
    def get(self, request: Request) -> HttpResponse:
        """Answer the question in the address."""
        return answer(questions.from_address(request.query_params), language_of(request))

    @documents.nearest_post
    def post(self, request: Request) -> HttpResponse:
        """Answer the question in the body."""
        refuse_unreadable(request)
        if request.query_params:
            raise Refusal(_("Put the whole question into the body; the address would be logged."))
        return answer(questions.from_body(dict(request.data)), language_of(request))


def answer(params: questions.Params, language: str) -> HttpResponse:
    """Return what is found; nobody may keep it, because it tells where somebody was."""
    results = find(asked(params, language), at=timezone.now(), form=READY)
    return HttpResponse(body(results), content_type=JSON, headers={"Cache-Control": "no-store"})


def asked(params: questions.Params, language: str) -> Search:
    """Return the search that was asked for, or refuse: wrong parameters, or a place that may be several."""
    question = read(params, language=language)
    if question.candidates:
        raise Refusal(
            _("Several places have this name. Ask again with the id of one of them."),
            candidates=[written(place) for place in question.candidates],
        )
    if question.refusals or question.search is None:
        raise Refusal(errors={name: str(said) for name, said in question.refusals.items()})
    return question.search


def body(results: Results) -> bytes:
    """Return the JSON of the answer: cards are JSON already and are only joined."""
    place = results.search.place
    return b'{"place":%b,"helplines":%b,"results":%b}' % (
        orjson.dumps(written(place) if place else None),
        joined(found.json() for found in results.helplines),
        joined(found.json() for found in results.results),
    )
