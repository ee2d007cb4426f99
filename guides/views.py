"""The pages of text. A view is a sentence: door, deed, way out."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from directory.question_cookie import search_starts_here
from directory.scripts import content_language, page_language
from directory.views import shell
from guides import policy, shelf
from guides.shapes import Guide, Kind
from guides.showing import shown, summary


@require_safe
@search_starts_here
def every(request: HttpRequest) -> HttpResponse:
    """List the guides, each with what it is about."""
    rows = [
        (one.slug, one.title[read_in(one)], summary(one, read_in(one), demo=settings.DEMO)) for one in shelf.listed()
    ]
    return render(request, "guides/all.html", {"rows": rows, **shell.numbers(settings.HOME_COUNTRY)})


@require_safe
@search_starts_here
def guide(request: HttpRequest, found: Guide) -> HttpResponse:
    """Show one guide as far as it may be shown: numbers first, then the text, then where it comes from."""
    page = shown(found, read_in(found), demo=settings.DEMO)
    if found.slug == policy.SLUG:
        page = policy.with_policy(page, read_in(found))
    if found.kind is Kind.SITE:
        said = {"page": page, "is_site": True, **shell.few_numbers(settings.HOME_COUNTRY)}
        return render(request, "guides/guide.html", said)
    others = [(one.slug, one.title[read_in(one)]) for one in shelf.listed() if one is not found]
    return render(
        request, "guides/guide.html", {"page": page, "others": others, **shell.numbers(settings.HOME_COUNTRY)}
    )


def read_in(one: Guide) -> str:
    """Return the language in which a guide is read on this page: the page's own, or else that of the listings."""
    return page_language() if page_language() in one.title else content_language()
