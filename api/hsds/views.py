"""The doors of HSDS 3.1: about the API, a list of services, one service."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from rest_framework.request import Request

from api.answers import json_answer
from api.documents import hsds as documents
from api.hsds import reads, writing
from api.hsds.paging import envelope, read_page
from api.reading import Reader, yes_or_no
from api.views import PublicView
from directory.models import Service

Write = Callable[[Sequence[Service]], list[dict[str, Any]]]


class Root(PublicView):
    """Says which standard this is and where it is described."""

    @documents.root
    def get(self, request: Request) -> HttpResponse:
        """Return version, profile, openapi_url and publisher."""
        return json_answer(
            {
                "version": "3.1",
                "profile": "https://docs.openreferral.org/en/latest/hsds/",
                "openapi_url": request.build_absolute_uri(reverse("api:schema")),
                "publisher": "Raah",
            }
        )


class Services(PublicView):
    """The published services, page by page."""

    @documents.services
    def get(self, request: Request) -> HttpResponse:
        """Return one page in the HSDS envelope; slim items, unless `full` or `minimal` is true."""
        reader = Reader(request.query_params)
        page, narrow = read_page(reader), reads.read_filter(reader)
        full, minimal = (reader.take(name, yes_or_no, False) for name in ("full", "minimal"))
        reader.finish()
        fetch, write = depth(full=full, minimal=minimal)
        return json_answer(envelope(fetch(reads.services(narrow)), page, write))


class OneService(PublicView):
    """One published service. What is not published is answered like what never was."""

    @documents.service
    def get(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002 - the standard's name
        """Return the full service."""
        found = list(reads.full(Service.public.select_related("organization").filter(pk=id)))
        if not found:
            raise Http404
        return json_answer(write_full(found)[0])


def depth(*, full: bool, minimal: bool) -> tuple[Callable[..., Any], Write]:
    """Return how to fetch and how to write services that deep."""
    if full:
        return reads.full, write_full
    write = writing.minimal if minimal else writing.slim
    return reads.slim, lambda found: [write(service) for service in found]


def write_full(found: Sequence[Service]) -> list[dict[str, Any]]:
    """Return full objects; what they share is fetched once."""
    background = reads.background_of(found)
    return [writing.full(service, background) for service in found]
