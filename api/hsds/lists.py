"""The lists of HSDS, each by GET and by POST, and one thing of each by its id."""

from typing import ClassVar
from uuid import UUID

from django.http import Http404, HttpResponse, StreamingHttpResponse
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from api.answers import JSON
from api.documents import hsds as documents
from api.hsds import asked, edition
from api.hsds.asked import Asked, Narrow
from api.hsds.base import Answer, HSDSView
from api.hsds.pages import lines, page
from api.hsds.shelves import SHELVES
from api.hsds.streaming import BATCH, MEDIA_TYPE, stream
from api.parsing import refuse_unreadable
from api.reading import Reader, yes_or_no
from api.views import ReadyJSON


class ReadyLines(ReadyJSON):
    """One object on each line."""

    media_type = MEDIA_TYPE
    format = "ndjson"


class ListView(HSDSView):
    """A list, page by page or as a stream. POST keeps the question out of addresses, and so out of logs."""

    of_list: ClassVar[str]
    renderer_classes: tuple[type[BaseRenderer], ...] = (ReadyJSON, ReadyLines)

    def get(self, request: Request) -> Answer:
        """Answer the question in the address."""
        question, known = self.question(request), edition.current()
        if question.lines:
            return self.sent(request, self.streamed(request, question), known)
        found = page(self.of_list, question, known)
        response = HttpResponse(found.json(), content_type=JSON, headers={"Link": found.links(request)})
        return self.sent(request, response, known)

    def post(self, request: Request) -> Answer:
        """Answer the question in the body, in the address, or in both."""
        refuse_unreadable(request)
        question = self.question(request)
        if question.lines:
            return self.streamed(request, question)
        return HttpResponse(page(self.of_list, question, edition.current()).json(), content_type=JSON)

    def question(self, request: Request) -> Asked:
        """Return what is asked, or refuse (422)."""
        params = asked.params_of(request, self.of_list)
        if request.accepted_renderer.format == ReadyLines.format:
            params.setdefault("format", ReadyLines.format)
        return asked.read(params, self.of_list)

    def streamed(self, request: Request, question: Asked) -> Answer:
        """Return all that is asked for; of a HEAD, nothing but the kind."""
        if request.method == "HEAD":
            return StreamingHttpResponse((), content_type=MEDIA_TYPE)
        return stream(lines(self.of_list, question, BATCH))


class OneView(HSDSView):
    """One thing in full. What is not published is answered like what never was."""

    of_list: ClassVar[str]

    def get(self, request: Request, id: UUID) -> Answer:  # noqa: A002 - the standard's name
        """Return it."""
        question, known = Asked(Narrow(id=id), full=True, full_service=self.is_deep(request)), edition.current()
        shelf = SHELVES[self.of_list]
        found = list(map(b"".join, shelf.sent(list(shelf.rows(question)[:1]), question)))
        if not found:
            raise Http404
        return self.sent(request, HttpResponse(found[0], content_type=JSON), known)

    def is_deep(self, request: Request) -> bool:
        """Tell whether what hangs on it is wanted in full too."""
        return False


@documents.services
class Services(ListView):
    """The published services."""

    of_list = "services"


@documents.service
class OneService(OneView):
    """One published service."""

    of_list = "services"


@documents.organizations
class Organizations(ListView):
    """The bodies that offer published services."""

    of_list = "organizations"


@documents.organization
class OneOrganization(OneView):
    """One body with its services."""

    of_list = "organizations"

    def is_deep(self, request: Request) -> bool:
        """Read `full_service`."""
        reader = Reader(request.query_params)
        is_deep = reader.take("full_service", yes_or_no, False)
        reader.finish()
        return is_deep


@documents.service_at_locations
class ServiceAtLocations(ListView):
    """The published services at their places."""

    of_list = "service_at_locations"


@documents.service_at_location
class OneServiceAtLocation(OneView):
    """One service at one place."""

    of_list = "service_at_locations"


@documents.taxonomies
class Taxonomies(ListView):
    """The lists of words. They change without the catalogue."""

    of_list, has_edition = "taxonomies", False


@documents.taxonomy
class OneTaxonomy(OneView):
    """One list of words."""

    of_list, has_edition = "taxonomies", False


@documents.taxonomy_terms
class TaxonomyTerms(ListView):
    """The words themselves."""

    of_list, has_edition = "taxonomy_terms", False


@documents.taxonomy_term
class OneTaxonomyTerm(OneView):
    """One word."""

    of_list, has_edition = "taxonomy_terms", False
