"""An NGO worker corrects a listing: it stands in a draft, and the public page stays as it is."""

import pytest
from django.test import Client

from directory.content import content_of
from directory.models import Draft, DraftState
from directory.wording.fields import FIELDS
from safety.models import AuditEvent
from tests.factories import make_organization
from tests.people import make_member

NEVER_TYPED = {
    "reached_through", "precision", "confidential", "point", "coverage_words", "hours_words", "languages_words",
    "status", "capacity", "capacity_until",
}  # fmt: skip


def test_what_is_typed_stands_in_a_draft_and_the_live_listing_stays(worker):
    live = content_of(worker.service)
    answer = worker.send(name_en="Invented Centre for Women", phones__0__number="0300 0000000")
    assert (answer.status_code, answer["Location"]) == (302, worker.url)
    assert worker.content["name_words"] == {"en": "Invented Centre for Women", "ur": "ناموجود مرکز"}
    assert content_of(worker.service) == live
    assert worker.draft.authors == [worker.user.pk]
    assert worker.draft.state == DraftState.OPEN


def test_the_form_sent_as_it_is_changes_nothing_and_begins_no_draft(worker):
    before = AuditEvent.objects.count()
    assert worker.send().status_code == 302
    assert worker.draft is None
    assert AuditEvent.objects.count() == before


def test_the_page_sends_what_the_draft_says(worker):
    worker.send(name_en="Another Name", week__6__0__opens="10", week__6__0__closes="2 pm")
    version = worker.draft.version
    worker.send()
    assert worker.draft.version == version
    assert worker.content["week"][-1] == [6, "10:00", "14:00"]


def test_every_field_that_staff_may_change_stands_in_the_form(worker):
    form = worker.open().context["form"]
    assert {key for part in form.parts for key in part.keys} | NEVER_TYPED == set(FIELDS)


@pytest.mark.parametrize(("language", "name"), [("en", "Monday"), ("ur", "پیر")])
def test_the_form_is_in_the_language_of_the_page(worker, language, name):
    worker.language = language
    assert name in worker.open().content.decode()


def test_texts_stand_in_their_own_direction(worker):
    page = worker.open().content.decode()
    assert 'name="name_ur" value="ناموجود مرکز" lang="ur" dir="rtl"' in page
    assert 'name="name_en" value="Invented Centre" lang="en" dir="ltr"' in page


def test_a_draft_is_sent_to_the_vetters(worker):
    answer = worker.send("send", name_en="Invented Centre for Women")
    assert answer["Location"].endswith(f"/organizations/{worker.service.organization_id}/listings/")
    assert (worker.draft.state, worker.draft.submitted_by) == (DraftState.SUBMITTED, worker.user.pk)


def test_what_was_not_changed_is_not_sent(worker):
    answer = worker.send("send")
    assert answer.status_code == 409
    assert "Nothing is changed yet." in answer.content.decode()
    assert worker.draft is None


def test_what_is_changed_again_must_be_sent_in_again(worker):
    worker.send("send", name_en="One")
    assert "send them in again" in worker.open().content.decode()
    worker.send(name_en="Two")
    assert worker.draft.state == DraftState.OPEN


def test_changes_are_dropped(worker):
    worker.send(name_en="One")
    assert worker.send("drop").status_code == 302
    assert worker.draft is None
    assert b'value="Invented Centre"' in worker.open().content


def test_a_new_listing_is_begun_with_its_form(worker, organization):
    answer = worker.client.post(f"/en/staff/organizations/{organization.pk}/listings/add/")
    draft = Draft.objects.alive().get(service__organization=organization)
    assert answer["Location"] == f"/en/staff/organizations/listings/{draft.service_id}/"
    worker.service = draft.service
    answer = worker.send(name_en="Invented Second Centre", needs=["legal-aid"], city="Multan", phones__0__number="1099")
    assert answer.status_code == 302, answer.context["form"].errors
    assert worker.content["place"] == "pk/punjab/multan/multan"
    assert worker.content["precision"] == "city"
    assert worker.content["phones"] == [{"kind": "voice", "published": "1099", "dial": "1099", "e164": "", "label": ""}]


def test_a_new_listing_that_must_stay_hidden_is_known_by_its_district(worker, organization):
    worker.client.post(f"/en/staff/organizations/{organization.pk}/listings/add/")
    worker.service = Draft.objects.alive().get(service__organization=organization).service
    answer = worker.send(name_en="Invented Shelter", needs=["shelter"], city="Multan", confidential="on")
    assert answer.status_code == 302, answer.context["form"].errors
    keys = ("confidential", "place", "precision", "address", "point")
    assert [worker.content[key] for key in keys] == [True, "pk/punjab/multan", "district", "", None]


def test_what_a_vetter_sent_back_stands_at_its_field(worker):
    worker.send(name_en="One")
    Draft.objects.filter(pk=worker.draft.pk).update(
        returned={"name_words": "Write the name as on your papers."}, state=DraftState.RETURNED
    )
    form = worker.open().context["form"]
    assert [part.name for part in form.parts if part.is_open()] == ["name"]
    assert "Write the name as on your papers." in worker.open().content.decode()


def test_a_number_is_read_with_digits_of_any_script_and_kept_as_it_is_dialled(worker):
    worker.send(phones__0__number="۰۳۰۰ ۰۰۰۰۰۰۰", phones__0__kind="whatsapp", phones__0__label="free")
    assert worker.content["phones"] == [
        {
            "kind": "whatsapp",
            "published": "0300 0000000",
            "dial": "+923000000000",
            "e164": "+923000000000",
            "label": "free",
        }
    ]


def test_a_place_that_moved_has_no_point_of_its_own(worker):
    location = worker.service.service_at_locations.get().location
    location.precision, location.latitude, location.longitude = "exact", 31.5, 74.3
    location.save()
    worker.send(address="House 2, Invented Road")
    assert (worker.content["precision"], worker.content["point"]) == ("city", None)


def test_an_ambiguous_place_is_asked_back_with_the_places_to_choose_from(worker):
    typed = worker.read()
    answer = worker.send(of=typed, city="Gulberg", district="")
    part = next(part for part in answer.context["form"].parts if part.name == "where")
    options = dict(part.options["city"])
    assert len(options) > 1
    chosen = next(iter(options))
    assert worker.send(of=typed, city="Gulberg", district="", city_which=chosen).status_code == 302
    assert worker.content["place"] == chosen


def test_areas_are_taken_out_and_added_by_name(worker):
    worker.send(areas__0="Punjab", areas__1="Multan")
    assert worker.content["areas"] == sorted(["pk/punjab", "pk/punjab/multan/multan"])
    worker.send(areas=["pk/punjab"])
    assert worker.content["areas"] == ["pk/punjab"]


def test_a_hidden_place_shows_its_district_only(worker, hidden):
    worker.service = hidden
    page = worker.open()
    assert {name for name in page.context["form"].fields if name in {"city", "address", "postal_code", "district"}} == {
        "district"
    }
    assert "Only its district is known here" in page.content.decode()


def test_another_organizations_listing_is_not_there_and_that_somebody_asked_is_written_down(hand, service):
    stranger = hand(make_member(make_organization("Invented Others")))
    for path in ("", "preview/", "still-correct/", "hide/"):
        assert stranger.client.get(f"{stranger.url}{path}").status_code == 404
    for path in ("", "capacity/", "shut/", "still-correct/", "hide/", "submit/"):
        assert stranger.client.post(f"{stranger.url}{path}").status_code == 404
    told = AuditEvent.objects.filter(event="access.hidden", actor=f"user:{stranger.user.pk}")
    assert {one.subject for one in told} == {f"service:{service.pk}"}


def test_whoever_is_not_signed_in_is_led_to_where_one_signs_in(worker):
    answer = Client().get(worker.url)
    assert (answer.status_code, "sign-in" in answer["Location"]) == (302, True)


def test_a_vetter_may_correct_any_listing(vetter):
    assert vetter.send(name_en="Corrected").status_code == 302
    assert vetter.draft.made_by == vetter.user.pk
