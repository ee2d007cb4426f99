"""One centre with all that its page says, read from what is published."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.models import Known, Location, ReachedThrough, Service, ServiceAtLocation, VettingState

# The questions that survivors ask; a service answers each with yes, no or unknown.
ASKED: dict[str, Promise] = {
    "women_staff": _("Women work there"),
    "children_may_come": _("Children may come along"),
    "accepts_minors": _("Takes in people under 18"),
    "reachable_by_text": _("Can be reached by text message"),
    "child_protection_lead": _("Somebody is in charge of protecting children"),
}
WHEELCHAIR = _("Wheelchair can enter")

_WHOLE = (
    "schedules",
    "location__accessibility",
    "service__texts",
    "service__organization__texts",
    "service__terms__texts",
    "service__phones",
    "service__languages",
    "service__cost_options",
    "service__areas__place",
)


def whole() -> QuerySet[ServiceAtLocation]:
    """Return the published centres with all that belongs to one; the helplines that lead there only where public."""
    lines = Prefetch("service__reached_through", ReachedThrough.objects.prefetch_related("helpline__texts"))
    joined = ServiceAtLocation.public.select_related("service__organization", "location__place")
    return joined.prefetch_related(*_WHOLE, lines)


def read(pk: UUID) -> ServiceAtLocation:
    """Return one published centre; `DoesNotExist` when there is none."""
    return whole().get(pk=pk)


def answers(service: Service, location: Location) -> dict[Known, list[str | Promise]]:
    """Return the questions that are answered yes, answered no, and not answered."""
    said: dict[Known, list[str | Promise]] = {Known.YES: [], Known.NO: [], Known.UNKNOWN: []}
    for name, question in ASKED.items():
        said[Known(getattr(service, name))].append(question)
    said[_wheelchair(location)].append(WHEELCHAIR)
    return said


def _wheelchair(location: Location) -> Known:
    known = [row.present for row in location.accessibility.all() if row.feature == "wheelchair"]
    return Known.UNKNOWN if not known else Known.YES if known[0] else Known.NO


def public_name(line: ReachedThrough, language: str) -> str:
    """Return the name of the line that leads to a centre, or its label where the line is not published itself."""
    helpline = line.helpline
    if helpline is not None and helpline.vetting_state == VettingState.PUBLISHED:
        return helpline.said("name", language)
    return line.label
