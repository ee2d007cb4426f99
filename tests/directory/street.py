"""A street that stands wherever words of a listing can stand, to see whether it is gone once the place is hidden."""

import json
from datetime import date
from uuid import uuid4

from django.db import connection

from accounts.models import User
from directory import actions
from directory.actions import Finding
from directory.cards import rebuild
from directory.content import write
from directory.models import (
    Claim,
    Evidence,
    Location,
    Organization,
    OrganizationText,
    Service,
    Source,
    Upload,
    UploadRow,
    VettingState,
)

ROAD, HOUSE, POINT = "Invented Street 99", "House 999", "31.987654"
WORDS = f"{HOUSE}, {ROAD}, Invented Colony"


def tell_everywhere(service: Service, vetter: User, other: User) -> None:
    """Write the street into every place that keeps words of this listing."""
    Service.everything.filter(pk=service.pk).update(vetting_state=VettingState.PUBLISHED)
    service.refresh_from_db()
    words = {"description_words": {"en": f"Come to {WORDS}.", "ur": "گھر"}, "papers_asked_words": {"en": WORDS}}
    write(service, words)
    point = {"latitude": float(POINT), "longitude": 74.123456, "precision": "exact", "address_1": WORDS}
    Location.everything.filter(service_at_locations__service=service, place__isnull=False).update(**point)
    rebuild([service])
    draft = actions.begin_draft(service=service, by=other)
    change = {"first_contact_words": {"en": WORDS}, "address": WORDS}
    actions.change_draft(draft=draft, content=change, version=draft.version, by=other)
    finding = Finding(on=date(2026, 1, 1), method="visit", outcome="no answer", note=WORDS)
    actions.verify(service=service, finding=finding, by=vetter, role="vetter")
    actions.suspend(service=service, by=vetter, why=f"moved from {WORDS}")
    actions.publish(service=service, by=other)
    listing = service.service_at_locations.first()
    assert listing is not None
    actions.report(token=uuid4(), language="en", listing=listing, said={"wrong": "moved", "right": WORDS})
    _tell_of_the_body(service, vetter)
    Source.objects.create(service=service, publisher="nobody", note=WORDS)
    Evidence.objects.create(service=service, kind="note", value="", why=WORDS)
    Evidence.objects.create(service=service, kind="wrong number", value="1044", digits="1044", why=WORDS)
    with connection.cursor() as cursor:
        # Triggers and constraints that wait for the end of the transaction would wait for ever in a test.
        cursor.execute("set constraints all immediate")


def _tell_of_the_body(service: Service, by: User) -> None:
    """Write the street into what the organization says, what strangers claim of it, and what it sent in."""
    body = service.organization
    Claim.objects.create(service=service, proof="call", language="en", **dict.fromkeys(Claim.TOLD, WORDS))
    for field, language in (("name", "ur"), ("description", "en")):
        OrganizationText.objects.create(of=body, field=field, language=language, text=WORDS)
    Organization.everything.filter(pk=body.pk).update(website=f"https://invented.invalid/?q={POINT},74.123456")
    upload = Upload.objects.create(organization=body, kind="csv", digest=b"0", data=WORDS.encode(), by=by.pk)
    said = {"content": {"address": WORDS}, "written": {"Address": WORDS}}
    UploadRow.objects.create(upload=upload, number=2, service=service, verdict="changed", **said)
    rebuild([service])


def ways_of(needle: str) -> tuple[str, ...]:
    """Return the ways in which a word is written down: as it is, in JSON, in the bytes of a file."""
    return needle, json.dumps(needle)[1:-1], needle.encode().hex()


def places_with(*needles: str, but: tuple[str, ...] = ()) -> set[str]:
    """Return the tables and columns in which one of the words stands, in any way of writing it down.

    `but` is how tables begin that nothing of a listing is ever written to.
    """
    found: set[str] = set()
    ways = [way for needle in needles for way in ways_of(needle)]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith(but):
                continue
            looks = " or ".join("strpos(to_jsonb(held)::text, %s) > 0" for _way in ways)
            cursor.execute(f'select exists (select from "{table}" held where {looks})', ways)
            found |= {table for (is_there,) in cursor.fetchall() if is_there}
    return found
