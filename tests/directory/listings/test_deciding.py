"""A vetter decides about a draft: what it changes stands side by side, and each part is taken, sent back or left."""

import pytest

from accounts import actions as accounts
from accounts.roles import Role
from directory.content import content_of
from directory.models import Draft, DraftState, PastEdition
from tests.directory.listings.sending import sent_by
from tests.people import make_person


@pytest.fixture
def draft(worker) -> Draft:
    """A draft that waits: another name, other hours, a number."""
    worker.send("send", name_en="Invented Centre for Women", name_ur="خواتین کا ناموجود مرکز", week__6__0__opens="10",
                week__6__0__closes="14:00", phones__0__number="1099")  # fmt: skip
    return worker.draft


def url(draft: Draft) -> str:
    return f"/en/staff/vetting/drafts/{draft.pk}/"


def decide(vetter, draft: Draft, **said: str):
    sent = sent_by(vetter.client.get(url(draft)).content, "")
    return vetter.client.post(url(draft), sent | {name.replace("__", "-"): [word] for name, word in said.items()})


def test_every_changed_field_stands_beside_what_the_public_reads(vetter, worker, draft):
    page = vetter.client.get(url(draft))
    shown = {str(one.label): (one.before, one.after) for said, _part in page.context["parts"] for one in said}
    assert set(shown) == {"Name", "Numbers", "Opening hours"}
    before, after = shown["Name"]
    assert 'lang="en" dir="auto">Invented Centre<' in before
    assert 'lang="ur" dir="auto">خواتین کا ناموجود مرکز<' in after
    assert "Saturday" in shown["Opening hours"][1]
    words = page.content.decode()
    assert f"Sent in by {worker.user.name}" in words
    assert "Take it" in words


def test_one_part_is_taken_another_sent_back_with_a_reason_and_a_third_left(vetter, draft):
    answer = decide(vetter, draft, name_words__verdict="take", phones__verdict="back",
                    phones__reason="This is a national line.", why="Thank you.")  # fmt: skip
    assert answer["Location"] == url(draft)
    live = content_of(draft.service)
    assert live["name_words"]["en"] == "Invented Centre for Women"
    assert live["phones"] == []
    assert [row for row in live["week"] if row[0] == 6] == []
    draft.refresh_from_db()
    assert (draft.state, draft.returned) == (DraftState.RETURNED, {"phones": "This is a national line."})
    assert "It is back with its people" in vetter.client.get(url(draft)).content.decode()


def test_an_address_is_decided_with_its_city(vetter, worker):
    worker.send("send", city="Multan", district="", address="House 2, Invented Lane", postal_code="60000")
    parts = vetter.client.get(url(worker.draft)).context["parts"]
    assert [[str(one.label) for one in said] for said, _part in parts if len(said) > 1] == [
        ["City or district", "Address", "Postal code"]
    ]


def test_all_is_taken_and_the_draft_is_decided(vetter, draft):
    decide(vetter, draft, name_words__verdict="take", phones__verdict="take", always_open__verdict="take")
    draft.refresh_from_db()
    assert draft.state == DraftState.DECIDED
    assert "It is decided." in vetter.client.get(url(draft)).content.decode()


def test_a_reason_that_is_missing_is_asked_for_and_what_was_typed_stays(vetter, draft):
    answer = decide(vetter, draft, name_words__verdict="back", phones__verdict="take", why="A word on the whole")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Say why, so that they can do better." in page
    assert "A word on the whole" in page
    assert 'value="take" id="id_phones-verdict_0" checked' in page
    draft.refresh_from_db()
    assert draft.state == DraftState.SUBMITTED


def test_a_vetter_who_leaves_in_the_middle_has_decided_nothing(vetter, draft):
    live, version = content_of(draft.service), draft.version
    sent = sent_by(vetter.client.get(url(draft)).content, "")
    accounts.close(person=vetter.user, by=make_person(Role.ADMINISTRATOR))
    answer = vetter.client.post(url(draft), sent | {"phones-verdict": ["take"], "name_words-verdict": ["take"]})
    assert answer.status_code == 302
    assert "/sign-in/" in answer["Location"]
    draft.refresh_from_db()
    assert (draft.state, draft.version, content_of(draft.service)) == (DraftState.SUBMITTED, version, live)


def test_nothing_chosen_is_nothing_decided(vetter, draft):
    assert decide(vetter, draft).status_code == 409
    draft.refresh_from_db()
    assert draft.state == DraftState.SUBMITTED


def test_a_draft_that_changed_meanwhile_is_looked_at_again_with_the_choices_kept(vetter, worker, draft):
    sent = sent_by(vetter.client.get(url(draft)).content, "") | {"phones-verdict": ["take"], "why": ["Thank you."]}
    worker.send("send", name_en="Invented Centre for All")
    answer = vetter.client.post(url(draft), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else changed this meanwhile." in page
    assert "Invented Centre for All" in page
    assert "Thank you." in page
    assert content_of(draft.service)["phones"] == []
    assert vetter.client.post(url(draft), sent_by(answer.content, "")).status_code == 302
    assert content_of(draft.service)["phones"][0]["dial"] == "1099"


def test_where_the_public_listing_changed_meanwhile_is_said(vetter, draft):
    text = draft.service.texts.get(field="name", language="en")
    text.text = "A third name"
    text.save()
    parts = vetter.client.get(url(draft)).context["parts"]
    contested = {str(one.label): one.is_contested for said, _part in parts for one in said}
    assert contested == {"Name": True, "Numbers": False, "Opening hours": False}


def test_what_the_listing_says_already_goes_with_what_is_taken(vetter, draft):
    for language, name in draft.content["name_words"].items():
        draft.service.texts.filter(field="name", language=language).update(text=name)
    decide(vetter, draft, phones__verdict="take", always_open__verdict="take")
    draft.refresh_from_db()
    assert draft.state == DraftState.DECIDED


def test_nobody_decides_about_an_own_draft(hand, service):
    both = hand(make_person(Role.VETTER))
    both.send("send", name_en="One")
    page = both.client.get(url(both.draft)).content.decode()
    assert "Another vetter must decide." in page
    assert "Decide</button>" not in page
    answer = both.client.post(url(both.draft), {"version": both.draft.version, "name_words-verdict": "take"})
    assert answer.status_code == 409


def test_a_hidden_place_needs_two_vetters_and_the_second_sees_who_was_the_first(hand, hidden):
    worker, first, second = hand(service=hidden), *(hand(make_person(Role.VETTER), service=hidden) for _ in range(2))
    worker.send("send", name_en="Invented Refuge")
    draft = worker.draft
    assert "two vetters must say yes" in first.client.get(url(draft)).content.decode()
    decide(first, draft, name_words__verdict="take")
    assert content_of(hidden)["name_words"]["en"] == "Invented Shelter"
    assert "You have said yes already." in first.client.get(url(draft)).content.decode()
    page = second.client.get(url(draft)).content.decode()
    assert f"The first was {first.user.name}." in page
    assert sent_by(second.client.get(url(draft)).content, "")["name_words-verdict"] == ["take"]
    decide(second, draft)
    assert content_of(hidden)["name_words"]["en"] == "Invented Refuge"


def test_a_reason_that_would_lead_to_a_hidden_place_is_refused(hand, hidden):
    worker, vetter = hand(service=hidden), hand(make_person(Role.VETTER), service=hidden)
    worker.send("send", name_en="Invented Refuge")
    answer = decide(vetter, worker.draft, name_words__verdict="back", name_words__reason="It is House 12, Street 4")
    assert answer.status_code == 409
    assert "It is House 12, Street 4" in answer.content.decode()


def test_only_vetters_decide(worker, draft):
    assert worker.client.get(url(draft)).status_code == 403
    assert worker.client.post(url(draft)).status_code == 403


def test_a_draft_that_is_nowhere_is_not_there(vetter):
    assert vetter.client.get("/en/staff/vetting/drafts/00000000-0000-0000-0000-000000000000/").status_code == 404


def test_from_the_workers_phone_to_the_public_page_and_the_history(worker, vetter, draft, client):
    decide(vetter, draft, name_words__verdict="take", always_open__verdict="back", always_open__reason="Also Sundays?")
    form = worker.open().context["form"]
    assert {part.name: part.returned() for part in form.parts if part.returned()} == {"week": ["Also Sundays?"]}
    worker.send("send", week__7__0__opens="10", week__7__0__closes="2pm")
    answer = decide(vetter, draft, always_open__verdict="take", phones__verdict="take")
    assert answer.status_code == 302
    listing = draft.service.service_at_locations.get()
    page = client.get(f"/en/centres/{listing.pk}/").content.decode()
    for words in ("Invented Centre for Women", "Saturday and Sunday 10 in the morning to 2 in the afternoon", "1099"):
        assert words in page
    past = PastEdition.objects.filter(service=draft.service).order_by("pk")
    assert [(one.deed, one.by) for one in past][-2:] == [("draft.taken", f"user:{vetter.user.pk}")] * 2
    names = [one.content["name_words"]["en"] for one in past]
    assert names[-2:] == ["Invented Centre for Women"] * 2
