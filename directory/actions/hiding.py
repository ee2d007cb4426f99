"""Making a place hidden: where it is more closely than its district is taken out of everything that we ever kept.

What is deleted, and why nothing of it can be had back, is said in docs/hidden-places.md.
"""

from collections.abc import Iterator

from django.db import transaction

from accounts.models import User
from directory import exports
from directory.actions.changing import Told, locked, save
from directory.actions.cutting import cut_content, cut_organization
from directory.actions.refusals import RefusedError
from directory.content.hidden import street_in
from directory.districts import district_around
from directory.models import (
    Claim,
    Draft,
    Edition,
    Evidence,
    EvidenceKind,
    ListingReport,
    PastEdition,
    Service,
    Source,
    Upload,
    UploadRow,
    Verification,
)
from directory.street_like import street_like

WORDLESS = "The place is hidden: what would lead there was deleted."


@transaction.atomic
def hide_place(*, service: Service, by: User) -> dict[str, int]:
    """Hide where a service is, at once, and delete its past; return how many rows of what were deleted.

    One person is enough: it takes knowledge away, and waiting could hurt somebody. RefusedError where it is hidden.
    """
    service = locked(service)
    if not service.service_at_locations.filter(location__confidential=False).exists():
        raise RefusedError("hidden-already")
    gone = forget_where(service)
    facts: dict[str, str | int] = {**gone}
    save(service, Told(by=f"user:{by.pk}", event="listing.hidden", facts=facts), approved_by=None)
    exports.withdraw()
    return gone


def forget_where(service: Service, *, but: Draft | None = None) -> dict[str, int]:
    """Take where a locked listing is out of all that was kept of it, and its past with it; return how many of what.

    `but` is the draft by which it is hidden, which its caller ends. The caller saves the listing with its event, and
    then withdraws the exports: they are good again from what the feed tells last.
    """
    _hide_locations(service)
    cut = {"cut": cut_content(service), "body": cut_organization(service)}
    gone = {**cut, **dict(_deleted(service, but))}
    Edition.objects.filter(service=service).delete()
    return gone


def _hide_locations(service: Service) -> None:
    for listing in service.service_at_locations.select_related("location__place"):
        location = listing.location
        location.confidential, location.address_1, location.postal_code = True, "", ""
        location.latitude = location.longitude = None
        location.place = district_around(location.place) if location.place else None
        if location.place:
            location.precision = "district"
        else:
            location.location_type, location.precision = "virtual", ""
        location.save()


def _deleted(service: Service, but: Draft | None) -> Iterator[tuple[str, int]]:
    """Delete what was kept beside the listing; yield what and how many.

    A report's words are a visitor's, and a claim's a stranger's: what stands in them nobody has checked, so all go.
    """
    drafts = Draft.objects.filter(service=service)
    yield "editions", _count(PastEdition.objects.filter(service=service).delete())
    yield "drafts", _count(drafts.exclude(pk=but.pk).delete() if but else drafts.delete())
    yield "rows", _count(UploadRow.objects.filter(service=service).delete())
    Upload.objects.filter(organization=service.organization_id).update(data=None)
    wordless = dict.fromkeys(Claim.TOLD, "")
    yield "claims", Claim.objects.filter(service=service).exclude(**wordless).update(**wordless)
    yield "notes", Verification.objects.filter(service=service).exclude(note="").update(note="")
    reports = ListingReport.objects.filter(service_at_location__service=service).exclude(right="")
    yield "reports", reports.update(right="")
    yield "sources", _cut_sources(service)
    yield "evidence", _cut_evidence(service)


def _cut_sources(service: Service) -> int:
    found = [row for row in service.sources.all() if street_in({"": [row.url, row.note, row.publisher]})]
    return _count(Source.objects.filter(pk__in=[row.pk for row in found]).delete())


def _cut_evidence(service: Service) -> int:
    """Delete evidence that leads there; a wrong number stays known, without its words."""
    found = [row for row in service.evidence.all() if street_in({"": [row.value, row.why]})]
    numbers = [row.pk for row in found if row.kind == EvidenceKind.WRONG_NUMBER and not street_like(row.value)]
    Evidence.objects.filter(pk__in=numbers).update(why=WORDLESS)
    return _count(Evidence.objects.filter(pk__in=[row.pk for row in found if row.pk not in numbers]).delete())


def _count(deleted: tuple[int, dict[str, int]]) -> int:
    return deleted[0]
