"""Which answer fits when something went wrong: a page for a person, problem+json (RFC 9457) for a program."""

import json
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from safety.headers import OPEN_DOORS
from safety.pages import WORDS, page

# By the name of the problem: its status, unless it has a name of its own.
RETRY_AFTER_S: Final = {"503": 5, "maintenance": 300}
TITLES: Final[dict[int, str]] = {
    400: "Bad Request",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    413: "Content Too Large",
    500: "Internal Server Error",
    503: "Service Unavailable",
}


def answer(request: HttpRequest, status: int, problem: str = "") -> HttpResponse:
    """Return the page or the problem for `status`; asks neither the database nor a template.

    `problem` names the words for it where the status alone would not say enough.
    """
    problem = problem or str(status)
    is_program = request.path_info.startswith(OPEN_DOORS)
    response = _problem(status, problem) if is_program else _page(request, status, problem)
    if problem in RETRY_AFTER_S:
        response["Retry-After"] = str(RETRY_AFTER_S[problem])
    return response


def language_of(request: HttpRequest) -> str:
    """Return the language of the path, else the one that was already chosen, else the site's."""
    first = request.path_info.split("/", 2)[1] if request.path_info.startswith("/") else ""
    chosen = getattr(request, "LANGUAGE_CODE", "")
    return next((code for code in (first, chosen) if code in WORDS), settings.LANGUAGE_CODE)


def _page(request: HttpRequest, status: int, problem: str) -> HttpResponse:
    language = language_of(request)
    return HttpResponse(page(problem, language), status=status, headers={"Content-Language": language})


def _problem(status: int, problem: str) -> HttpResponse:
    title = TITLES[status]
    detail = WORDS["en"]["problems"][problem][0] + "."
    body = json.dumps({"type": "about:blank", "title": title, "status": status, "detail": detail})
    headers = {"Access-Control-Allow-Origin": "*"}
    return HttpResponse(body, status=status, content_type="application/problem+json", headers=headers)
