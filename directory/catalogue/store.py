"""Writes checked records: a handful of statements, however many records."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Model

from directory.catalogue.checks import Record
from directory.catalogue.ids import derived_id
from directory.catalogue.rows import Main, main_rows, part_rows, timezone_of
from directory.models import (
    CostOption,
    Evidence,
    EvidenceKind,
    Language,
    Location,
    Organization,
    OrganizationText,
    Phone,
    ReachedThrough,
    Review,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceText,
    Source,
)
from places.models import Place

# What the file says of a service; assurance and status are not the file's business.
SERVICE_FIELDS = (
    "slug", "organization", "kind", "vetting_state", "url", "emails", "source_date", "accepts_minors", "last_modified",
    "source_digest",
)  # fmt: skip
LOCATION_FIELDS = (
    "location_type", "place", "precision", "confidential", "address_1", "latitude", "longitude", "timezone",
)  # fmt: skip
REPLACED = (Phone, ReachedThrough, Language, CostOption, ServiceArea, Source)
# Once known to be wrong, a number stays known, also when a later file has forgotten it.
KEPT_EVIDENCE = (EvidenceKind.WRONG_NUMBER, EvidenceKind.WRONG_LINK, EvidenceKind.SAFEGUARDING)


def store(records: list[Record], digests: dict[str, str], places: dict[str, Place]) -> None:
    """Insert or update the records; `digests` holds the digest of each by its id."""
    mains = [
        main_rows(record, timezone=timezone_of(record, places), digest=digests[record["id"]]) for record in records
    ]
    _store_mains(mains)
    ids = [main.service.pk for main in mains]
    _clear(ids)
    pairs = list(zip(records, mains, strict=True))
    _store_parts([row for record, main in pairs for _at, row in part_rows(record, main)], ids)
    _store_terms(records)
    ServiceArea.objects.bulk_create(
        ServiceArea(service_id=main.service.pk, place_id=area)
        for record, main in pairs
        for area in record.get("areas", ())
    )


def _store_mains(mains: list[Main]) -> None:
    organizations = {main.organization.pk: main.organization for main in mains}
    Organization.everything.bulk_create(organizations.values(), ignore_conflicts=True)
    _upsert(Service, [main.service for main in mains], SERVICE_FIELDS)
    _upsert(Location, [main.location for main in mains], LOCATION_FIELDS)
    _upsert(ServiceAtLocation, [main.listing for main in mains], ("service", "location", "always_open"))


def _upsert(model: type[Model], rows: Sequence[Model], fields: Sequence[str]) -> None:
    model._default_manager.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=fields)


def _clear(ids: list[UUID]) -> None:
    """Take away what the records say anew. Texts that a native speaker reviewed stay, and so do known dangers."""
    for model in REPLACED:
        model._default_manager.filter(service__in=ids).delete()
    ServiceText.objects.filter(of__in=ids).exclude(review=Review.REVIEWED).delete()
    Schedule.objects.filter(service_at_location__service__in=ids).delete()
    Evidence.objects.filter(service__in=ids).exclude(kind__in=KEPT_EVIDENCE).delete()


def _store_parts(rows: list[Model], ids: list[UUID]) -> None:
    by_model: dict[type[Model], list[Model]] = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    by_model[Evidence] = _new_evidence(by_model[Evidence], ids)
    for model, some in by_model.items():
        model._default_manager.bulk_create(some, ignore_conflicts=model in {ServiceText, OrganizationText})


def _new_evidence(rows: list[Model], ids: list[UUID]) -> list[Model]:
    """Return the rows that are not stored yet."""
    columns = ("service_id", "kind", "value", "digits")
    stored = set(Evidence.objects.filter(service__in=ids).values_list(*columns))
    return [row for row in rows if tuple(getattr(row, column) for column in columns) not in stored]


def _store_terms(records: list[Record]) -> None:
    through = Service.terms.through
    rows = [
        through(service_id=derived_id("service", record["id"]), taxonomyterm_id=derived_id("term", slug))
        for record in records
        for slug in (*record["needs"], *record["audiences"])
    ]
    through._default_manager.filter(service_id__in=[row.service_id for row in rows]).delete()
    through._default_manager.bulk_create(rows, ignore_conflicts=True)
