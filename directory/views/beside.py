"""Beside the answer: the same question, to be narrowed, or every helpline that fits it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from directory import answer, narrowing, question_cookie
from directory.asking import Asked, hear
from directory.near import coarse
from directory.scripts import content_language
from directory.search import find
from directory.views.search import shared
from directory.views.shell import few_numbers

METHODS = ["GET", "HEAD", "POST"]


# Both only read, like the search itself; so their forms need no token.
@csrf_exempt
@require_http_methods(METHODS)
def choose(request: HttpRequest) -> HttpResponse:
    """Offer the filters, with what is chosen in them."""
    asked = heard(request)
    said = shared(asked) | narrowing.filters(asked) | few_numbers(settings.HOME_COUNTRY)
    return render(request, "directory/choose.html", said)


@csrf_exempt
@require_http_methods(METHODS)
def lines(request: HttpRequest) -> HttpResponse:
    """List every helpline that fits the question; without a question, the numbers of the home country."""
    asked = heard(request)
    if asked.question.search is None:
        return redirect("directory:numbers")
    return render(request, "directory/lines.html", shared(asked) | said(asked))


def said(asked: Asked) -> dict[str, object]:
    """Return what the page of helplines says."""
    assert asked.question.search is not None  # noqa: S101  (the view has looked)
    results = find(asked.question.search, at=timezone.now())
    return {"understood": answer.understood(results.search), "helplines": answer.joined(results.helplines)}


def heard(request: HttpRequest) -> Asked:
    """Return the question that was sent, or stands in the address, or is kept by the browser."""
    sent = coarse(dict((request.POST or request.GET).lists()))
    return hear(sent or question_cookie.recall(request), language=content_language())
