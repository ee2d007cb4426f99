"""Makes links and codes to our pages for a partner's site. What is chosen stands in the address; it is no secret."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.decorators import requires_within
from accounts.roles import Permission
from directory.scripts import page_language
from directory.views import shell
from directory.views.paper import short_address
from partners.forms import LinkForm
from partners.links import HOME, link_to, picture_of
from partners.views.finding import find, said_of


@requires_within(Permission.PARTNER_USE)
@require_safe
def links(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a link to the page that is chosen, as an address, as HTML and as a code to photograph."""
    partner, provinces = find(request, pk), shell.provinces(settings.HOME_COUNTRY)
    chosen = request.GET if "page" in request.GET else {"page": HOME, "language": page_language()}
    form = LinkForm(chosen, provinces=provinces)
    said = said_of(request, partner) | {"form": form}
    if form.is_valid():
        places = {place.pk: place for place in provinces}
        picked = form.cleaned_data
        made = link_to(
            picked["page"],
            language=picked["language"],
            place=places.get(picked["place"]),
            base=short_address(request),
        )
        said |= {"made": made, "picture": picture_of(made.address)}
    return render(request, "partners/links.html", said)
