"""What is made to be printed: a card for a purse, a poster for a wall."""

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from directory import paper
from directory.question import clean
from directory.views import shell
from places.ids import country_id
from places.models import Place

# To tear off a poster: how many stand beside each other at its foot.
STRIPS: Final = 8


@require_safe
def card(request: HttpRequest) -> HttpResponse:
    """Show a card with the numbers of the country, or of a province of it."""
    said = around(request)
    said |= {"printed": paper.on_a_card(said["place"]), "heading": list(paper.in_both(paper.CARD_HEADING))}
    return render(request, "directory/paper_card.html", said)


@require_safe
def poster(request: HttpRequest) -> HttpResponse:
    """Show a sheet for a wall, with names, a code to photograph and strips to tear off."""
    said, address = around(request), short_address(request)
    said |= {"printed": paper.on_a_poster(said["place"]), "strips": range(STRIPS)}
    said |= {"heading": list(paper.in_both(paper.POSTER_HEADING)), "more": list(paper.in_both(paper.MORE))}
    return render(request, "directory/poster.html", said | {"shown": spoken(address), "code": code_of(address)})


def around(request: HttpRequest) -> dict[str, Any]:
    """Return the place that is asked for in `?place=`, else the home country, and the provinces to choose from."""
    asked = clean(request.GET.get("place", ""))[:120]
    home = country_id(settings.HOME_COUNTRY)
    found = {place.pk: place for place in Place.objects.filter(pk__in=(asked, home))}
    return {"place": found.get(asked) or found[home], "provinces": shell.provinces(settings.HOME_COUNTRY)}


def short_address(request: HttpRequest) -> str:
    """Return the address that stands on paper: the setting's, else that under which the site was asked."""
    return settings.SHORT_URL or request.build_absolute_uri("/")


def spoken(address: str) -> str:
    """Return an address as a person writes it down: without its scheme and without a slash at its end."""
    return address.partition("://")[2].rstrip("/")


def code_of(address: str) -> SafeString:
    """Return a QR code as SVG, with the quiet border that cameras need."""
    # Drawn for two pages only, so what draws it is not kept in memory by every process.
    import segno

    drawing = segno.make(address, error="m", micro=False)
    return mark_safe(drawing.svg_inline(omitsize=True, border=4, svgclass="code", lineclass=None))  # noqa: S308 ours
