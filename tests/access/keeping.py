"""What an organization and the vetters have around one listing: a draft, history, a spreadsheet, a claim, letters."""

from dataclasses import dataclass
from uuid import UUID

from accounts.models import User
from directory import actions
from directory.models import (
    Claim,
    ListingReport,
    Organization,
    PastEdition,
    Service,
    ServiceAtLocation,
    Suggestion,
    Upload,
    UploadState,
)
from places.models import Place
from tests.factories import make_listing


@dataclass(frozen=True, slots=True)
class Kept:
    """Plain ids, and the secret of a link that was mailed."""

    organization: UUID
    service: UUID
    listing: UUID
    draft: UUID
    past: int
    upload: UUID
    claim: UUID
    secret: str
    report: int
    suggestion: int


def keep(organization: Organization, worker: User, place: Place) -> Kept:
    """Save a published listing of an organization with everything that can hang on one."""
    listing = make_listing(place, "Invented Kept Centre", organization=organization, phones=("1043",))
    service = listing.service
    actions.say_capacity(service=service, capacity="taking", until=None, by=worker)
    draft = actions.begin_draft(service=service, by=worker)
    actions.change_draft(draft=draft, content={"women_staff": "yes"}, version=draft.version, by=worker)
    actions.submit_draft(draft=draft, by=worker)
    return Kept(
        organization=organization.pk,
        service=service.pk,
        listing=listing.pk,
        draft=draft.pk,
        past=PastEdition.objects.filter(service=service).latest("pgh_id").pk,
        upload=_upload(organization, worker).pk,
        claim=Claim.objects.create(service=service, proof="call", language="en", name="A", email="a@ngo.test").pk,
        secret=_secret(service, worker),
        report=_report(listing).pk,
        suggestion=Suggestion.objects.create(language="en", known_by="official", name="Invented", place="Lahore").pk,
    )


def _upload(organization: Organization, worker: User) -> Upload:
    said = {"state": UploadState.READ, "name": "invented.csv", "kind": "csv", "digest": b"", "by": worker.pk}
    return Upload.objects.create(organization=organization, **said)


def _secret(service: Service, worker: User) -> str:
    return actions.make_links(services=[service], to=worker, by="test")[service]


def _report(listing: ServiceAtLocation) -> ListingReport:
    return ListingReport.objects.create(service_at_location=listing, wrong="moved", language="en")
