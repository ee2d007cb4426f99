"""The mailed question "is this still correct?". Opening it confirms nothing: a mail scanner follows every link."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.decorators import anyone
from directory import actions
from directory.actions.still_correct import shown, version_of
from directory.models import Service, StillCorrectLink
from directory.scripts import content_language
from directory.wording.fields import FIELDS, say_value


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def still_correct(request: HttpRequest, secret: str) -> HttpResponse:
    """Show what the public reads of a listing, and take one "yes" from whoever holds the link."""
    try:
        link, _speaker = actions.open_link(secret)
        if request.method == "POST":
            return _confirm(request, secret, link.service)
    except StillCorrectLink.DoesNotExist as error:
        raise Http404 from error
    except actions.RefusedError as error:
        return render(request, "directory/still_correct_gone.html", {"why": str(error)}, status=HTTPStatus.GONE)
    return _page(request, link.service)


def _confirm(request: HttpRequest, secret: str, service: Service) -> HttpResponse:
    """Write it down. Where the listing changed since the page was made, show it again as it is now."""
    try:
        kept = actions.confirm(secret=secret, version=request.POST.get("version", ""))
    except actions.RefusedError as error:
        if error.code != "outdated":
            raise
        service.refresh_from_db()
        return _page(request, service, refusals=[str(error)], status=HTTPStatus.CONFLICT)
    said = {"name": service.said("name", content_language()), "due": kept.next_due_on}
    return render(request, "directory/still_correct_thanks.html", said)


def _page(
    request: HttpRequest, service: Service, refusals: list[str] | None = None, status: int = HTTPStatus.OK
) -> HttpResponse:
    said = {
        "pk": service.pk,
        "rows": [(FIELDS[key], say_value(key, value)) for key, value in shown(service).items()],
        "version": version_of(service),
        "refusals": refusals or [],
    }
    return render(request, "directory/still_correct.html", said, status=status)
