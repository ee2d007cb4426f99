"""In which language a page speaks (Django middleware); doors for programs find that out by themselves."""

from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware

# Every view under these speaks the caller's language inside, and says in Vary that it does (api.views).
DOORS: Final = ("/api/v1/", "/hsds/")


class PageLanguage(LocaleMiddleware):
    """Django's, for everything but doors for programs: looking twice costs as much as the rest of the middleware."""

    def process_request(self, request: HttpRequest) -> None:
        """Find the page's language."""
        if not request.path_info.startswith(DOORS):
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Say which it was."""
        if request.path_info.startswith(DOORS):
            return response
        answer: HttpResponseBase = super().process_response(request, response)
        return answer
