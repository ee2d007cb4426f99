"""Asking many organizations at once whether their listings are still correct."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.decorators import requires
from accounts.desk import signed_in
from accounts.roles import Permission
from directory import actions
from directory.models import Service
from directory.queues import QUEUES
from directory.views.vetting.desk import A_PAGE, queue_page


@requires(Permission.LISTING_VET)
@require_POST
def remind(request: HttpRequest) -> HttpResponse:
    """Write to the organizations of the ticked listings, and say of how many somebody was written to."""
    ticked = _ids(request.POST.getlist("service")[:A_PAGE])
    queue = _queue(request.POST.get("queue", ""))
    if not ticked:
        return queue_page(request, queue, status=400, refusals=[_("Tick the listings first.")])
    services = Service.everything.filter(pk__in=ticked)
    told = actions.remind(services=services, by=f"user:{signed_in(request).pk}")
    left = len(ticked) - told
    said = [ngettext("Asked about %(n)d listing.", "Asked about %(n)d listings.", told) % {"n": told}]
    if left:
        said.append(
            _("Not asked: %(n)d. They were asked today already, or nobody of theirs has an account.") % {"n": left}
        )
    return queue_page(request, queue, notices=said)


def _queue(sent: str) -> str:
    """Return the queue in which they were ticked, so that the page that answers is the same."""
    return sent if sent in QUEUES and QUEUES[sent].asks else "due"


def _ids(sent: list[str]) -> set[UUID]:
    """Return what is an id among what was sent."""
    found = set()
    for text in sent:
        try:
            found.add(UUID(text))
        except ValueError:
            continue
    return found
