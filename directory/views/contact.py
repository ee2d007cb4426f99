"""A number to save in her phone under a name that tells nothing."""

from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from directory.details import dials_of
from directory.models import ServiceAtLocation
from directory.question import clean
from directory.vcard import vcard

LONGEST_NAME: Final = 60
AS_A_FILE: Final = {"Content-Disposition": 'attachment; filename="contact.vcf"'}


# A POST, so that the name she chose stands in no address; it only reads, and nothing of it is kept.
@csrf_exempt
@require_POST
def contact(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer with a vCard of the centre's numbers under the name she wrote, or under an everyday one."""
    listings = ServiceAtLocation.public.select_related("service")
    listing = get_object_or_404(listings.prefetch_related("service__phones", "service__reached_through"), pk=pk)
    name = clean(request.POST.get("name", ""))[:LONGEST_NAME] or _("Sana")
    card = vcard(name, dials_of(listing.service))
    return HttpResponse(card, content_type="text/vcard; charset=utf-8", headers=AS_A_FILE)
