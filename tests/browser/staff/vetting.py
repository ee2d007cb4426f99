"""The vetters' desk as its pages are looked at: a listing that is due, with everything that can be known of one."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from directory.models import Claim, Evidence, FreshnessDay, ListingReport, Phone, Service, Source, Suggestion
from places.models import Place
from tests.factories import make_listing

NUMBER = "03000000000"
NAME = "Invented Overdue Centre"


def make_due(name: str = NAME, *, days_ago: int = 400) -> Service:
    """Have a public listing that was confirmed long ago; the longer, the sooner it comes in the queue."""
    lahore = Place.objects.get(pk="pk/punjab/lahore/lahore")
    day = timezone.localdate() - timedelta(days=days_ago)
    said = {"assurance": "confirmed", "assured_date": day, "assured_method": "visit", "phones": (NUMBER,)}
    at = make_listing(lahore, name, address_1="000 Invented Lane, Lahore", needs=("legal-aid", "shelter"), **said)
    return at.service


def gathered() -> dict[str, object]:
    """Return what paths name."""
    service = make_due()
    at = service.service_at_locations.get()
    Phone.objects.filter(service=service).update(answered_on=service.assured_date)
    Evidence.objects.create(service=service, kind="wrong number", value="0311 0000000", why="one app only")
    Evidence.objects.create(service=service, kind="note", why="One page says that they open only in the mornings.")
    Source.objects.create(service=service, url="https://source.example/page", publisher="Invented paper", date="2025")
    ListingReport.objects.create(
        service_at_location=at, wrong="unsafe", right="Nobody was there at night", language="en"
    )
    suggestion = Suggestion.objects.create(
        known_by="official", name="Invented Place", place="Multan", language="en", phone="0300 0000000"
    )
    claim = Claim.objects.create(
        service=service,
        key=uuid4(),
        name="Invented Person",
        email="office@invented.example",
        works_as="She answers the telephone",
        proof="call",
        proof_words="Ask for the office in the mornings.",
        language="en",
    )
    make_due(NAME, days_ago=390)
    today = timezone.localdate()
    counts = {"never": 130, "overdue": 2}
    FreshnessDay.objects.bulk_create(
        FreshnessDay(day=today - timedelta(days=ago), fresh=30 - ago, due=ago // 2, **counts) for ago in range(1, 30)
    )
    return {"due_listing": service.pk, "suggestion": suggestion.pk, "claim": claim.pk}
