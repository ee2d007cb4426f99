"""The answer to a question."""

from collections.abc import Set
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from directory import answer, narrowing, question_cookie
from directory.asking import Asked, hear
from directory.named import find_named
from directory.near import coarse
from directory.question import Message
from directory.scripts import content_language
from directory.search import find
from directory.views import shell
from safety.marker import see_other

# The field that stands on every page of answers: what is wrong with it is said beside it.
SHOWN = frozenset({"q"})


# A POST only reads: the question stands in its body, so that it is in no address and no history.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Answer a form, a link that somebody shared, or the question that the browser keeps."""
    if request.method == "POST":
        return _sent(request, coarse(dict(request.POST.lists())))
    shared_link = coarse(dict(request.GET.lists()))
    return found(request, shared_link or question_cookie.recall(request))


def _sent(request: HttpRequest, params: dict[str, list[str]]) -> HttpResponse:
    """Lead to the answer where the browser keeps cookies; else answer at once, and see whether it keeps one."""
    is_kept, response = question_cookie.is_kept(request), see_other(request.path)
    if is_kept and question_cookie.remember(request, response, params):
        return response
    response = found(request, params)
    if not is_kept:
        question_cookie.remember(request, response, params)
    return response


def found(request: HttpRequest, params: dict[str, list[str]]) -> HttpResponse:
    """Answer with the nearest help, or ask which place is meant, or say what could not be understood."""
    asked, now = hear(params, language=content_language()), timezone.now()
    if asked.question.candidates:
        return render(request, "directory/which.html", which(asked))
    said = shared(asked) | {"named": answer.joined(find_named(asked.listings, language=content_language(), at=now))}
    if asked.question.search is None:
        return render(request, "directory/unfound.html", said | unfound(asked))
    results = find(asked.question.search, at=now)
    return render(
        request, "directory/results.html", said | answer.said(results) | {"at_once": narrowing.at_once(asked)}
    )


def which(asked: Asked) -> dict[str, Any]:
    """Return what the page says that asks which place is meant."""
    kept = asked.fields_without("place", "page")
    said = shared(asked) | shell.front() | shell.few_numbers(settings.HOME_COUNTRY)
    return said | {"candidates": asked.question.candidates, "carried": kept}


def unfound(asked: Asked) -> dict[str, Any]:
    """Return what the page says when there is nowhere to search: every other way to help."""
    needed = "".join(asked.question.typed.get("need", [])[:1])
    return shell.front() | {"needed": needed}


def refusals(asked: Asked, shown: Set[str]) -> list[Message]:
    """Return what could not be used, but for the fields at which the page says it."""
    return [sentence for name, sentence in asked.wrong.items() if name not in shown]


def shared(asked: Asked) -> dict[str, Any]:
    """Return what every answer says of the question."""
    return {
        "written": asked.written,
        "typed": {"q": asked.written},
        "wrong": asked.wrong,
        "refusals": refusals(asked, SHOWN),
        "carried": asked.fields_without("page") or [("q", "")],
    }
