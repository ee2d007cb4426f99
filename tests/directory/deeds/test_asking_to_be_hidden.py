"""A place whose draft asks that it be hidden is treated as hidden at once, and forgets where it was once it is."""

from datetime import date

import pytest

from directory import actions
from directory.actions import Finding, Ruling
from directory.models import PastEdition, Service, VettingState
from safety.models import AuditEvent
from tests.directory.refusing import refused
from tests.directory.street import HOUSE, ROAD, WORDS, places_with

pytestmark = pytest.mark.django_db
DISTRICT = "pk/punjab/lahore"
OPEN = {
    "name_words": {"en": "Invented Shelter"},
    "description_words": {"en": f"Come to {WORDS}."},
    "needs": ["shelter"],
    "phones": [{"kind": "voice", "published": "1043", "dial": "1043", "e164": "", "label": ""}],
    "place": f"{DISTRICT}/lahore",
    "precision": "city",
    "address": WORDS,
}
HIDDEN = {
    "description_words": {},
    "place": DISTRICT,
    "precision": "district",
    "address": "",
    "confidential": True,
}


def change(draft, content, by):
    draft.refresh_from_db()
    actions.change_draft(draft=draft, content=content, version=draft.version, by=by)
    actions.submit_draft(draft=draft, by=by)
    draft.refresh_from_db()


def take(draft, by, *keys):
    draft.refresh_from_db()
    return actions.decide(draft=draft, ruling=Ruling(take=keys or tuple(draft.content)), version=draft.version, by=by)


def note(draft, by, words):
    finding = Finding(on=date(2026, 1, 1), method="visit", outcome="no answer", note=words)
    actions.verify(service=held(draft), finding=finding, by=by, role="vetter")


def held(draft):
    return Service.everything.get(pk=draft.service_id)


@pytest.fixture
def asked(service, worker, staff):
    """The draft of a new listing: it was open, with its street in notes and reasons, and asks to be hidden now."""
    draft = actions.begin_listing(organization=service.organization, by=worker)
    change(draft, OPEN, worker)
    note(draft, staff, WORDS)
    actions.send_back(service=held(draft), by=staff, why=f"is {WORDS} right?")
    change(draft, HIDDEN, worker)
    return draft


def test_what_was_said_while_it_was_open_is_gone_once_two_took_it(asked, staff, other_vetter):
    assert places_with(ROAD, HOUSE) >= {"directory_verification", "directory_pastedition"}
    assert not take(asked, staff)
    assert take(asked, other_vetter)
    assert held(asked).vetting_state == VettingState.PUBLISHED
    assert places_with(ROAD, HOUSE) == set()


def test_its_history_begins_anew_and_the_audit_tells_that_it_was_hidden(asked, staff, other_vetter):
    take(asked, staff)
    take(asked, other_vetter)
    assert list(
        PastEdition.objects.filter(service=asked.service).values_list("deed", flat=True).order_by("pgh_id")
    ) == [
        "draft.taken",
        "listing.published",
    ]
    event = AuditEvent.objects.get(event="listing.hidden")
    assert (event.subject, event.facts["notes"]) == (f"service:{asked.service_id}", 1)


def test_a_draft_that_goes_on_keeps_no_reason_that_would_lead_there(service, worker, staff, other_vetter):
    draft = actions.begin_listing(organization=service.organization, by=worker)
    change(draft, OPEN | {"spoken": ["en"]}, worker)
    ruling = Ruling(send_back={"spoken": f"in {WORDS}?", "needs": "which?"})
    actions.decide(draft=draft, ruling=ruling, version=draft.version, by=staff)
    change(draft, HIDDEN, worker)
    part = {"name_words", "phones", *HIDDEN}
    assert not take(draft, staff, *part)
    assert take(draft, other_vetter, *part)
    draft.refresh_from_db()
    assert draft.returned == {"needs": "which?"}
    assert places_with(ROAD, HOUSE) == set()


def test_while_it_asks_a_street_is_refused_in_notes_and_reasons(asked, staff):
    with refused("street"):
        note(asked, staff, WORDS)
    with refused("street"):
        actions.send_back(service=held(asked), by=staff, why=WORDS)
    with refused("street"):
        ruling = Ruling(send_back={"needs": WORDS})
        actions.decide(draft=asked, ruling=ruling, version=asked.version, by=staff)


def test_while_it_asks_a_part_of_its_draft_holds_no_street_either(asked, worker):
    with refused("street"):
        change(asked, {"papers_asked_words": {"en": WORDS}}, worker)


def test_while_it_asks_two_must_agree_to_show_it_though_a_part_was_taken(asked, staff, other_vetter):
    for vetter in (staff, other_vetter):
        take(asked, vetter, "name_words", "needs", "phones")
    assert not actions.publish(service=held(asked), by=staff)
    assert held(asked).vetting_state == VettingState.IN_REVIEW


def test_whoever_asks_no_more_may_say_the_street_again(asked, worker, staff):
    change(asked, OPEN | {"confidential": False}, worker)
    note(asked, staff, WORDS)
    assert asked.content["address"] == WORDS
