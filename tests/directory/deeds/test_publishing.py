"""Four eyes: nobody shows what they submitted, and what could hurt needs two vetters."""

import pytest
from django.utils import timezone

from directory import actions
from directory.content import content_of
from directory.models import Evidence, OrganizationText, Service, VettingState
from safety.models import AuditEvent
from tests.directory.refusing import refused
from tests.factories import make_listing, make_place
from tests.people import make_member, make_person

pytestmark = pytest.mark.django_db


def waiting(**fields):
    """A listing that is being checked."""
    listing = make_listing(make_place(), phones=("1043",), vetting_state="in review", **fields)
    return listing.service


def state_of(service):
    return Service.everything.get(pk=service.pk).vetting_state


def test_one_vetter_shows_what_somebody_else_submitted(staff, other_vetter):
    service = waiting(submitted_by=other_vetter.pk)
    assert actions.publish(service=service, by=staff)
    assert state_of(service) == VettingState.PUBLISHED


def test_nobody_shows_what_they_submitted(staff):
    service = waiting(submitted_by=staff.pk)
    with refused("own"):
        actions.publish(service=service, by=staff)
    assert state_of(service) == VettingState.IN_REVIEW


def test_a_hidden_place_needs_two_vetters(staff, other_vetter):
    parent = make_place("Invented District", kind="district")
    service = make_listing(parent, phones=("1043",), vetting_state="in review", confidential=True).service
    assert not actions.publish(service=service, by=staff)
    assert state_of(service) == VettingState.IN_REVIEW
    with refused("second-person"):
        actions.publish(service=service, by=staff)
    assert actions.publish(service=service, by=other_vetter)
    assert state_of(service) == VettingState.PUBLISHED
    events = AuditEvent.objects.filter(subject=f"service:{service.pk}").values_list("event", "actor")
    assert list(events) == [
        ("listing.approved", f"user:{staff.pk}"),
        ("listing.published", f"user:{other_vetter.pk}"),
    ]


def test_a_hidden_place_that_its_organization_gives_away_is_not_shown(staff):
    service = waiting(confidential=True, precision="district")
    OrganizationText.objects.create(
        of=service.organization, field="description", language="en", text="We are in House 12, Street 5, Block C."
    )
    with refused("street"):
        actions.publish(service=service, by=staff)


@pytest.mark.parametrize("kind", ["safeguarding", "rule only"])
def test_what_could_hurt_needs_two_vetters(kind, staff, other_vetter):
    service = waiting()
    Evidence.objects.create(service=service, kind=kind)
    assert not actions.publish(service=service, by=staff)
    assert actions.publish(service=service, by=other_vetter)


def test_the_first_yes_of_two_does_not_outlive_a_change(staff, other_vetter):
    service = waiting()
    Evidence.objects.create(service=service, kind="safeguarding")
    actions.publish(service=service, by=staff)
    actions.send_back(service=service, by=other_vetter, why="the number is old")
    service.refresh_from_db()
    assert (service.approved_by, service.vetting_state) == (None, VettingState.DRAFT)


def test_sending_back_needs_a_reason(staff):
    with refused("no-reason"):
        actions.send_back(service=waiting(), by=staff, why="")


def test_what_was_put_away_is_checked_anew_before_it_is_shown(staff, service):
    actions.withdraw(service=service, by=staff)
    actions.reopen(service=service, by=staff)
    assert state_of(service) == VettingState.IN_REVIEW


def test_a_reason_for_a_hidden_place_holds_no_street(hidden, staff):
    with refused("street"):
        actions.suspend(service=hidden, by=staff, why="moved to House 12, Street 5, Invented Colony")
    assert state_of(hidden) == VettingState.PUBLISHED


def test_who_is_told_of_it_is_told_in_their_language(service, staff):
    from django.utils import translation

    with pytest.raises(actions.RefusedError) as refused:
        actions.publish(service=service, by=staff)
    with translation.override("en"):
        assert str(refused.value).startswith("This listing cannot be shown as it stands.")


def test_the_day_of_a_publication_is_in_its_history(staff, other_vetter):
    service = waiting()
    actions.publish(service=service, by=staff, why="called them")
    last = service.edition
    assert (last.vetting_state, last.by, last.deed, last.why) == (
        "published",
        f"user:{staff.pk}",
        "listing.published",
        "called them",
    )
    assert timezone.localdate(last.at) == timezone.localdate()


def test_the_first_yes_of_two_is_for_what_the_listing_said_then(staff, other_vetter):
    service = waiting(confidential=True, precision="district")
    third, worker = make_person("vetter"), make_member(service.organization)
    assert not actions.publish(service=service, by=staff)
    draft = actions.begin_draft(service=service, by=worker)
    draft = actions.change_draft(draft=draft, content={"women_staff": "yes"}, version=draft.version, by=worker)
    actions.submit_draft(draft=draft, by=worker)
    for vetter in (other_vetter, third):
        draft.refresh_from_db()
        ruling = actions.Ruling(take=["women_staff"])
        actions.decide(draft=draft, ruling=ruling, version=draft.version, by=vetter)
    assert content_of(service)["women_staff"] == "yes"
    assert not actions.publish(service=service, by=make_person("vetter"))
    assert actions.publish(service=service, by=staff)
