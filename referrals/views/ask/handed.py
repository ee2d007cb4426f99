"""Somebody comes by the link of an app: she is told who sent her and what is filled in, and goes on by a form.

Looking changes nothing, for programs look at links before people do. The form leads to the address where everybody
asks, so that the link stands in no address after the first page.
"""

from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.decorators import anyone
from directory.models import ServiceAtLocation
from directory.scripts import content_language
from directory.templatetags.raah import path_of
from directory.views import shell
from places.lookup import look_up
from places.models import Place
from referrals import opening
from referrals.actions import handing_over
from referrals.opening import Promise
from referrals.said import Filled
from referrals.sealed import handoffs
from referrals.views.ask import asked, pages, steps
from referrals.views.ask.sheet import Sheet
from referrals.views.ask.steps import Said
from referrals.views.doors import padded


@padded
@anyone
@require_safe
def handed(request: HttpRequest, link: str) -> HttpResponse:
    """Say who sent her and what is filled in already; the link is as good afterwards as before."""
    key = handoffs.read(link)
    found = handing_over.look(link=key) if key else None
    response = over(request) if found is None else _page(request, link, found)
    # Her other pages keep from other sites where she was; the address of this one no site of ours need know either.
    response["Referrer-Policy"] = "no-referrer"
    return response


def _page(request: HttpRequest, link: str, found: handing_over.Handed) -> HttpResponse:
    told = {"app": found.app, "link": link, "rows": asked.filled_in(said_of(found.filled))}
    return pages.first(request, opening.promise(), steps.HANDED, told | pages.form_marks(None, steps.HANDED))


def over(request: HttpRequest) -> HttpResponse:
    """Say that a link leads nowhere, whatever the reason is, and how to begin without it."""
    return pages.page(request, "over", shell.numbers(settings.HOME_COUNTRY), HTTPStatus.NOT_FOUND)


def begin(request: HttpRequest, said: Sheet, promise: Promise) -> HttpResponse:
    """Use the link up, and show the first question of a form in which something is filled in."""
    link = handoffs.read(request.POST.get("link", ""))
    found = handing_over.use(link=link, secret=said.key.secret) if link else None
    if found is None:
        return over(request)
    # The same form sent once more: what she has said since then stands.
    said.said = said_of(found.filled) | said.said
    return pages.unchecked(request, said, steps.WHO, promise)


def said_of(filled: Filled) -> Said:
    """Return what an app has filled in as her form has it: words that she can change."""
    said = {"needs": list(filled.needs), "where": _where(filled.area), "more": _wished(filled.centres)}
    return {name: texts for name, texts in said.items() if texts}


def _where(area: str) -> list[str]:
    """Return a name of the place that the form understands, as far as there is one; nothing for one that is gone."""
    place = Place.objects.filter(pk=area).first() if area else None
    if place is None:
        return []
    name = place.said_in(content_language())
    found = look_up(name).place
    return [name if found and place.number in found.ancestors else path_of(place)]


def _wished(centres: tuple[str, ...]) -> list[str]:
    """Return a sentence with the names of those centres that everybody may know, now."""
    found = ServiceAtLocation.public.filter(pk__in=centres).select_related("service") if centres else ()
    names = sorted({listing.service.said("name", content_language()) for listing in found})
    return [_("I would like help from: %(centres)s") % {"centres": _("; ").join(names)}] if names else []
