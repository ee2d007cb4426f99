"""Drafts stand beside the live listing until a vetter who did not write them takes them, part by part."""

import pytest

from directory import actions
from directory.actions import Ruling
from directory.content import SENSITIVE, content_of
from directory.models import Draft, PastEdition, Service, VettingState
from tests.directory.refusing import refused

pytestmark = pytest.mark.django_db
WORDS = {"en": "Invented words.", "ur": "فرضی الفاظ"}


@pytest.fixture
def draft(service, worker):
    """A draft that would change three things, sent in."""
    begun = actions.begin_draft(service=service, by=worker)
    changes = {"description_words": WORDS, "spoken": ["en", "ur"], "women_staff": "yes"}
    actions.change_draft(draft=begun, content=changes, version=begun.version, by=worker)
    actions.submit_draft(draft=begun, by=worker)
    begun.refresh_from_db()
    return begun


def decide(draft, by, *take, send_back=None, version=None):
    ruling = Ruling(take=take, send_back=send_back or {})
    return actions.decide(draft=draft, ruling=ruling, version=version or draft.version, by=by)


def test_the_live_listing_stays_until_a_vetter_decides(service, draft):
    assert content_of(service)["description_words"] != WORDS
    assert service.vetting_state == VettingState.PUBLISHED


def test_what_is_taken_is_public_the_same_minute_and_in_the_history(service, draft, staff):
    assert decide(draft, staff, "description_words", "spoken", "women_staff")
    held = content_of(service)
    assert (held["description_words"], held["spoken"], held["women_staff"]) == (WORDS, ["en", "ur"], "yes")
    draft.refresh_from_db()
    assert (draft.state, draft.content, draft.base) == ("decided", {}, {})
    last = PastEdition.objects.filter(service=service).latest("pgh_id")
    assert (last.deed, last.by, last.content["description_words"]) == ("draft.taken", f"user:{staff.pk}", WORDS)


def test_part_is_taken_and_part_goes_back_with_its_reason(service, draft, staff):
    decide(draft, staff, "spoken", send_back={"description_words": "say it shorter"})
    draft.refresh_from_db()
    assert content_of(service)["spoken"] == ["en", "ur"]
    assert content_of(service)["women_staff"] == "unknown"
    assert (draft.state, draft.returned) == ("returned", {"description_words": "say it shorter"})
    assert draft.content["description_words"] == WORDS
    assert draft.base == content_of(service)


def test_nobody_takes_their_own_draft(service, staff):
    own = actions.begin_draft(service=service, by=staff)
    actions.change_draft(draft=own, content={"spoken": ["en"]}, version=own.version, by=staff)
    actions.submit_draft(draft=own, by=staff)
    own.refresh_from_db()
    with refused("own"):
        decide(own, staff, "spoken")


def test_whoever_wrote_some_of_it_does_not_take_it_though_another_sent_it_in(draft, staff, worker):
    actions.change_draft(draft=draft, content={"spoken": ["en"]}, version=draft.version, by=staff)
    actions.submit_draft(draft=draft, by=worker)
    draft.refresh_from_db()
    with refused("own"):
        decide(draft, staff, "spoken")


def test_a_draft_that_changed_meanwhile_is_not_decided(draft, staff, worker):
    seen = draft.version
    actions.change_draft(draft=draft, content={"spoken": ["en"]}, version=draft.version, by=worker)
    actions.submit_draft(draft=draft, by=worker)
    with refused("outdated"):
        decide(draft, staff, "spoken", version=seen)


def test_of_two_people_who_edit_one_draft_the_later_is_told_and_nothing_is_lost(service, worker, staff):
    mine = actions.begin_draft(service=service, by=worker)
    theirs = actions.begin_draft(service=service, by=staff)
    assert mine.pk == theirs.pk
    actions.change_draft(draft=theirs, content={"women_staff": "yes"}, version=theirs.version, by=staff)
    with refused("outdated"):
        actions.change_draft(draft=mine, content={"women_staff": "no"}, version=mine.version, by=worker)
    assert Draft.objects.get(pk=mine.pk).content["women_staff"] == "yes"


@pytest.mark.parametrize("reason", ["", "   "])
def test_nothing_goes_back_without_a_reason(draft, staff, reason):
    with refused("no-reason"):
        decide(draft, staff, "spoken", send_back={"description_words": reason})
    draft.refresh_from_db()
    assert draft.state == "submitted"


def test_a_part_that_does_not_fit_the_rest_of_the_listing_is_not_taken(service, worker, staff):
    begun = actions.begin_draft(service=service, by=worker)
    until = {"capacity": "full", "capacity_until": "2026-12-24"}
    actions.change_draft(draft=begun, content=until, version=begun.version, by=worker)
    actions.submit_draft(draft=begun, by=worker)
    begun.refresh_from_db()
    with refused("unfit"):
        decide(begun, staff, "capacity_until")
    assert content_of(service)["capacity_until"] is None
    assert decide(begun, staff, *until)


def test_that_an_address_changed_is_in_the_history_and_the_address_is_not(service, worker, staff):
    begun = actions.begin_draft(service=service, by=worker)
    actions.change_draft(draft=begun, content={"address": "Invented Lane"}, version=begun.version, by=worker)
    actions.submit_draft(draft=begun, by=worker)
    begun.refresh_from_db()
    before = PastEdition.objects.filter(service=service).count()
    ruling = Ruling(take=["address"], why="they moved next door")
    actions.decide(draft=begun, ruling=ruling, version=begun.version, by=staff)
    assert content_of(service)["address"] == "Invented Lane"
    editions = PastEdition.objects.filter(service=service).order_by("pgh_id")
    last, other = editions.last(), editions[before - 1]
    assert editions.count() == before + 1
    assert (last.by, last.deed, last.why) == (f"user:{staff.pk}", "draft.taken", "they moved next door")
    assert last.content == other.content
    assert not SENSITIVE & last.content.keys()


def test_an_empty_ruling_is_none(draft, staff):
    with refused("nothing-changed"):
        decide(draft, staff)


def test_a_draft_that_changes_nothing_is_not_sent_in(service, worker):
    begun = actions.begin_draft(service=service, by=worker)
    with refused("nothing-changed"):
        actions.submit_draft(draft=begun, by=worker)


def test_a_dropped_draft_holds_nothing_and_makes_room_for_another(service, draft, worker):
    actions.drop_draft(draft=draft, by=worker)
    assert Draft.objects.get(pk=draft.pk).content == {}
    assert actions.begin_draft(service=service, by=worker).pk != draft.pk
    with refused("not-alive"):
        actions.submit_draft(draft=draft, by=worker)


def test_what_changed_in_the_live_listing_meanwhile_stays(service, draft, staff, other_vetter):
    other = {"url": "https://changed.invalid/"}
    from directory.content import write

    write(service, other)
    decide(draft, staff, "spoken")
    assert content_of(service)["url"] == other["url"]


def test_a_new_listing_is_public_only_after_a_vetter(service, worker, staff):
    begun = actions.begin_listing(organization=service.organization, by=worker)
    wanted = {
        "name_words": {"en": "Invented Second Centre"},
        "needs": ["legal-aid"],
        "phones": [{"kind": "voice", "published": "1043", "dial": "1043", "e164": "", "label": ""}],
        "place": "pk/punjab/lahore/lahore",
        "precision": "city",
    }
    actions.change_draft(draft=begun, content=wanted, version=begun.version, by=worker)
    actions.submit_draft(draft=begun, by=worker)
    new = Service.everything.get(pk=begun.service_id)
    assert new.vetting_state == VettingState.IN_REVIEW
    begun.refresh_from_db()
    decide(begun, staff, *wanted)
    assert Service.public.filter(pk=new.pk).exists()


def test_a_hidden_place_changes_only_when_two_vetters_agree_on_the_same(hidden, staff, other_vetter, worker):
    begun = actions.begin_draft(service=hidden, by=worker)
    changes = {"women_staff": "yes", "children_may_come": "yes"}
    actions.change_draft(draft=begun, content=changes, version=begun.version, by=worker)
    actions.submit_draft(draft=begun, by=worker)
    begun.refresh_from_db()
    assert not decide(begun, staff, "women_staff")
    begun.refresh_from_db()
    with refused("second-person"):
        decide(begun, staff, "women_staff")
    assert not decide(begun, other_vetter, "women_staff", "children_may_come")
    begun.refresh_from_db()
    assert decide(begun, staff, "women_staff", "children_may_come")
    assert content_of(hidden)["women_staff"] == "yes"


def test_a_draft_of_a_hidden_place_holds_no_street(hidden, worker):
    begun = actions.begin_draft(service=hidden, by=worker)
    with refused("street"):
        actions.change_draft(
            draft=begun,
            content={"description_words": {"en": "We are at House 12, Street 5, Invented Colony."}},
            version=begun.version,
            by=worker,
        )
    assert Draft.objects.get(pk=begun.pk).content == begun.content


def test_an_old_edition_comes_back_as_a_draft_and_never_past_a_vetter(service, draft, staff, worker):
    before = content_of(service)
    decide(draft, staff, "description_words", "spoken", "women_staff")
    first = PastEdition.objects.filter(service=service).earliest("pgh_id")
    back = actions.restore(past=first, by=worker)
    assert back.content == before
    assert content_of(service)["description_words"] == WORDS


def test_a_new_hidden_place_needs_two_vetters_before_anything_of_it_is_shown(service, worker, staff, other_vetter):
    begun = actions.begin_listing(organization=service.organization, by=worker)
    wanted = {
        "name_words": {"en": "Invented Hidden Centre"},
        "needs": ["shelter"],
        "phones": [{"kind": "voice", "published": "1043", "dial": "1043", "e164": "", "label": ""}],
        "place": "pk/punjab/lahore",
        "precision": "district",
        "confidential": True,
    }
    actions.change_draft(draft=begun, content=wanted, version=begun.version, by=worker)
    actions.submit_draft(draft=begun, by=worker)
    begun.refresh_from_db()
    assert not decide(begun, staff, *wanted)
    begun.refresh_from_db()
    assert decide(begun, other_vetter, *wanted)
    assert Service.public.filter(pk=begun.service_id).exists()


def test_a_new_listing_that_is_dropped_before_it_was_sent_in_leaves_nothing(service, worker):
    begun = actions.begin_listing(organization=service.organization, by=worker)
    actions.drop_draft(draft=begun, by=worker)
    assert not Service.everything.filter(pk=begun.service_id).exists()


def test_a_new_listing_that_came_back_is_not_lost_with_its_draft(service, worker, staff):
    begun = actions.begin_listing(organization=service.organization, by=worker)
    actions.change_draft(draft=begun, content={"spoken": ["en"]}, version=begun.version, by=worker)
    actions.submit_draft(draft=begun, by=worker)
    actions.send_back(service=Service.everything.get(pk=begun.service_id), by=staff, why="which city?")
    actions.drop_draft(draft=begun, by=worker)
    assert Service.everything.filter(pk=begun.service_id).exists()


@pytest.fixture
def new(service, worker):
    """A new listing that was sent in, with a name and without a number."""
    begun = actions.begin_listing(organization=service.organization, by=worker)
    wanted = {"name_words": {"en": "Invented Centre"}, "needs": ["legal-aid"]}
    actions.change_draft(draft=begun, content=wanted, version=begun.version, by=worker)
    actions.submit_draft(draft=begun, by=worker)
    begun.refresh_from_db()
    return begun


def test_a_new_listing_is_not_shown_by_a_part_of_its_draft(new, staff):
    assert decide(new, staff, "name_words")
    assert Service.everything.get(pk=new.service_id).vetting_state == VettingState.IN_REVIEW


def test_a_new_listing_by_which_nobody_is_reached_is_not_shown(new, staff):
    with refused("unreachable"):
        decide(new, staff, "name_words", "needs")
    assert not Service.public.filter(pk=new.service_id).exists()
