"""A number to save in her phone under a name that tells nothing."""

from typing import Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from directory.cards.reading import LISTING, PHONES, WAYS
from directory.details import dials_of
from directory.question import clean
from directory.vcard import vcard

LONGEST_NAME: Final = 60
AS_A_FILE: Final = {"Content-Disposition": 'attachment; filename="contact.vcf"'}


# A POST, so that the name she chose stands in no address; it only reads, and nothing of it is kept.
@csrf_exempt
@require_POST
def contact(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer with a vCard of the centre's numbers under the name she wrote, or under an everyday one."""
    services = [row.service_id for row in LISTING.of([pk])]
    if not services:
        raise Http404
    name = clean(request.POST.get("name", ""))[:LONGEST_NAME] or _("Sana")
    card = vcard(name, dials_of(PHONES.of(services), WAYS.of(services)))
    return HttpResponse(card, content_type="text/vcard; charset=utf-8", headers=AS_A_FILE)
