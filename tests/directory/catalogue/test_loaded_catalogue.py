"""The catalogue in the database: what the public can reach, and what it never can."""

import pytest
from django.db import models

from directory import models as directory_models
from directory.models import (
    Card,
    Evidence,
    EvidenceKind,
    Location,
    Organization,
    Phone,
    Service,
    ServiceAtLocation,
    ServiceText,
    VettingState,
)
from tests.directory.catalogue.conftest import BY_ID, PUBLIC, RECORDS

pytestmark = pytest.mark.django_db

PUBLIC_MODELS = [Organization, Service, Location, ServiceAtLocation]


def test_every_record_is_loaded_in_the_state_the_file_says():
    states = dict(Service.everything.values_list("slug", "vetting_state"))
    assert states == {record["id"]: record["vetting_state"] for record in RECORDS}


@pytest.mark.parametrize("model", PUBLIC_MODELS, ids=lambda model: model.__name__)
def test_no_model_of_the_directory_has_a_door_without_a_name(model):
    assert not hasattr(model, "objects")
    assert model._default_manager.name == "everything"


def test_the_public_door_shows_what_is_published_and_nothing_else():
    assert set(Service.public.values_list("slug", flat=True)) == {record["id"] for record in PUBLIC}
    assert ServiceAtLocation.public.count() == len(PUBLIC)
    assert Location.public.count() == len(PUBLIC)
    assert Organization.public.count() == len({record["organization"] for record in PUBLIC})


@pytest.mark.parametrize("state", [state for state in VettingState if state != VettingState.PUBLISHED])
def test_what_is_not_published_is_behind_no_public_door(state):
    service = Service.everything.get(slug="pk-lahore-aghs")
    Service.everything.filter(pk=service.pk).update(vetting_state=state)
    assert not Service.public.filter(pk=service.pk).exists()
    assert not ServiceAtLocation.public.filter(service=service).exists()
    assert not Location.public.filter(service_at_locations__service=service).exists()
    assert not Organization.public.filter(services=service).exists()


def test_nothing_flagged_or_known_by_a_rule_is_public():
    kept = (EvidenceKind.SAFEGUARDING, EvidenceKind.RULE_ONLY)
    assert not Service.public.filter(evidence__kind__in=kept).exists()
    assert Service.everything.filter(evidence__kind__in=kept).count() == 45


def test_everything_public_is_unconfirmed_and_says_from_when_its_source_is():
    assert set(Service.everything.values_list("assurance", "assured_date").distinct()) == {("unconfirmed", None)}
    assert Service.everything.get(slug="pk-umang").source_date == "2024-09-20"
    assert Service.everything.get(slug="pk-rozan").source_date == "2023"


def test_no_card_holds_what_evidence_says_is_wrong():
    cards = {(card.service_at_location.service.slug): card.html + card.json for card in cards_with_services()}
    wrong = Evidence.objects.filter(kind__in=(EvidenceKind.WRONG_NUMBER, EvidenceKind.WRONG_LINK))
    rows = wrong.values_list("service__slug", "value")
    assert len(cards) == len(PUBLIC)
    assert not [(slug, value) for slug, value in rows if value in cards.get(slug, "")]


def cards_with_services():
    return Card.objects.filter(language="ur").select_related("service_at_location__service")


@pytest.mark.parametrize("kind", [EvidenceKind.NOTE, EvidenceKind.CONFIDENCE, EvidenceKind.DISPUTED])
def test_no_card_holds_a_vetters_words(kind):
    cards = " ".join(card.html + card.json for card in cards_with_services())
    words = Evidence.objects.filter(kind=kind).exclude(why="").values_list("why", flat=True)
    assert words
    assert not [why for why in words if why in cards]


def test_a_range_of_lines_is_printed_whole_and_dials_the_first():
    phone = Phone.objects.get(service__slug="pk-lahore-aghs")
    assert (phone.published, phone.dial) == ("042-35842256-7", "+924235842256")


def test_a_line_that_leads_to_a_place_is_not_its_own():
    vawc = Service.public.get(slug="pk-multan-vawc")
    assert not vawc.phones.exists()
    assert [way.helpline.slug for way in vawc.reached_through.order_by("dial")] == ["pk-pb-1043", "pk-pb-1737"]


def test_urdu_names_that_were_rendered_wait_for_a_native_reader():
    urdu = ServiceText.objects.filter(language="ur", field="name")
    assert urdu.filter(review="source").count() == 65
    assert urdu.filter(review="needs review").count() == 30


def test_help_without_a_place_is_virtual_and_covers_an_area():
    service = Service.public.get(slug="pk-police-15")
    location = Location.everything.get(service_at_locations__service=service)
    assert (location.location_type, location.place, location.timezone) == ("virtual", None, "Asia/Karachi")
    assert [area.place_id for area in service.areas.all()] == ["country/pk"]


@pytest.mark.parametrize(
    ("slug", "place", "precision"),
    [
        ("pk-lahore-aghs", "pk/punjab/lahore/lahore", "city"),
        ("pk-karachi-jpmc", "pk/sindh/karachi", "exact"),
        ("pk-lahore-dastak", "pk/punjab/lahore", "district"),
        ("pk-karachi-panah", "pk/sindh/karachi-division", "district"),
        ("pk-darulaman-quetta", "pk/balochistan/quetta-division", "district"),
        ("pk-kp-cpu-khyber", "pk/khyber-pakhtunkhwa/khyber", "district"),
        ("ca-unsafe-at-home", "gn/6094817", "city"),
    ],
)
def test_a_place_is_known_as_closely_as_its_source_and_no_closer(slug, place, precision):
    location = Location.everything.get(service_at_locations__service__slug=slug)
    assert (location.place_id, location.precision) == (place, precision)


@pytest.mark.parametrize(
    ("slug", "areas"),
    [
        ("pk-pb-1043", ["pk/punjab"]),
        ("pk-rescue-1122", ["pk/khyber-pakhtunkhwa", "pk/punjab"]),
        ("pk-lahore-wpc", ["pk/punjab/lahore"]),
        ("gb-galop", ["country/gb"]),
        ("us-state-ocs", []),
    ],
)
def test_a_service_covers_what_its_source_says(slug, areas):
    service = Service.everything.get(slug=slug)
    assert sorted(area.place_id for area in service.areas.all()) == areas


def test_children_are_accepted_where_children_are_served():
    for service in Service.everything.prefetch_related("terms"):
        serves_children = "children" in {term.slug for term in service.terms.all()}
        assert (service.accepts_minors == "yes") == serves_children, service.slug


def test_what_survivors_ask_may_be_unknown():
    asked = ("women_staff", "children_may_come", "reachable_by_text", "child_protection_lead")
    assert set(Service.everything.values_list(*asked).distinct()) == {("unknown",) * 4}


def test_nothing_of_evidence_hangs_on_a_table_that_the_public_reads():
    """Evidence points at services; no field of a public table holds a doubt."""
    names = {field.name for model in PUBLIC_MODELS for field in model._meta.concrete_fields}
    assert not names & {"notes", "confidence", "confidence_reason", "disputed", "safeguarding_flag", "rule_only"}


def test_every_record_with_words_in_dispute_is_in_the_tables_for_vetters():
    with_wrong = {slug for slug, record in BY_ID.items() if "wrong number" in str(record["evidence"])}
    stored = set(Evidence.objects.filter(kind="wrong number").values_list("service__slug", flat=True))
    assert stored == with_wrong


def test_every_model_is_one_of_the_nouns():
    nouns = {name for name, value in vars(directory_models).items() if isinstance(value, models.base.ModelBase)}
    assert {
        "Organization",
        "Service",
        "Location",
        "ServiceAtLocation",
        "Phone",
        "Schedule",
        "Language",
        "Taxonomy",
    } <= nouns
    assert {"TaxonomyTerm", "ServiceArea", "CostOption", "Accessibility"} <= nouns
