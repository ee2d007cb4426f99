"""The inbox's pages: what waits, what is in it as far as somebody asks, and what the centre answers."""

import pytest

from referrals import inbox_urls
from referrals.actions import receiving, referring
from referrals.actions.stopping import reference_of
from referrals.models import Case, Notice, Parcel, StopNotice
from referrals.sealed import parcels
from referrals.states import ReferralState
from safety.models import AuditEvent
from tests.centres import NAME, NEED, PURPOSE, send_parcel
from tests.desks import PHONE, send_case
from tests.people import make_member, sign_in
from tests.referrals.centre.hands import WORDS, at, at_the_centre, events, says_nothing, text

pytestmark = pytest.mark.django_db


def test_the_list_says_what_waits_by_a_number_and_no_word_of_hers(hands, posted):
    page = text(hands.get("all"))
    assert reference_of(posted.referral) in page
    assert "New: nobody here has opened it" in page
    assert "it counts as not answered" in page
    assert says_nothing(page)


def test_an_inbox_in_which_nothing_lies_says_so(hands):
    page = text(hands.get("all"))
    assert "Nothing waits here." in page


def test_a_cover_opens_nothing(hands, posted):
    page = text(hands.get("parcel", posted.referral.pk))
    assert "Before you open it" in page
    assert says_nothing(page)
    assert posted.again().state == ReferralState.SENT
    assert not events("parcel.opened")


def test_what_is_opened_lists_the_names_of_fields_and_shows_none(hands, posted):
    page = text(hands.open(posted.referral))
    assert PURPOSE in page
    assert "Name to use" in page
    assert "In her own words" not in page
    assert not any(word in page for word in WORDS if word != PURPOSE)
    assert posted.again().state == ReferralState.SEEN
    (event,) = events("parcel.opened")
    assert (event.actor, event.subject, event.facts) == (
        f"user:{hands.user.pk}",
        f"referral:{posted.referral.pk}",
        {},
    )


def test_fields_are_shown_one_by_one_and_each_is_written_down_by_its_position(hands, posted):
    hands.open(posted.referral)
    page = text(hands.show(posted.referral, 1))
    assert NEED in page
    assert NAME not in page
    page = text(hands.show(posted.referral, 0, shown=(1,)))
    assert NEED in page
    assert NAME in page
    assert PHONE not in page
    assert [event.facts for event in events("parcel.revealed")] == [{"position": 1}, {"position": 0}]
    assert not any(word in str(list(AuditEvent.objects.values_list("facts", flat=True))) for word in WORDS)


def test_a_form_that_was_tampered_with_shows_nothing_that_is_not_written_down(hands, posted):
    assert hands.show(posted.referral, 0).status_code == 409
    hands.open(posted.referral)
    page = text(hands.show(posted.referral, 1, shown=(0, 2, 99)))
    assert NAME not in page
    assert PHONE not in page
    hands.show(posted.referral, 0)
    hands.open(posted.referral)
    assert NEED not in text(hands.show(posted.referral, 0, shown=(1,)))
    assert hands.post("show", posted.referral.pk, position="99").status_code == 404
    assert hands.post("show", posted.referral.pk, position="-1").status_code == 404


def test_somebody_who_has_not_opened_it_themselves_is_shown_its_cover(hands, lead, posted):
    hands.open(posted.referral)
    assert lead.show(posted.referral, 0).url == at("parcel", posted.referral.pk)


def test_a_parcel_goes_through_all_its_states(hands, posted):
    hands.open(posted.referral)
    for deed, state, said in (
        ("accept", ReferralState.ACCEPTED, "You take her; not begun yet"),
        ("begin", ReferralState.ACTIVE, "You have begun with her"),
        ("done", ReferralState.DONE, "This is no longer available."),
    ):
        assert hands.do(posted.referral, deed).url == at("parcel", posted.referral.pk)
        assert posted.again().state == state
        assert said in text(hands.get("parcel", posted.referral.pk))
    assert posted.parcel.sealed is None
    assert hands.open(posted.referral).status_code == 409


def test_that_she_could_not_be_reached_ends_it_and_the_desk_hears(hands, posted):
    hands.open(posted.referral)
    for deed in ("accept", "begin"):
        hands.do(posted.referral, deed)
    Case.objects.update(notice=Notice.NOBODY)
    assert hands.do(posted.referral, "not-reached").url == at("parcel", posted.referral.pk)
    assert posted.again().state == ReferralState.NOT_REACHED
    assert posted.parcel.for_centre is posted.parcel.sealed is None
    assert posted.sent.again().notice == Notice.HOLDER
    page = text(hands.get("parcel", posted.referral.pk))
    assert "This is no longer available." in page
    assert says_nothing(page)
    assert not StopNotice.objects.exists()


def test_no_door_of_an_inbox_gives_a_file(hands, lead, posted, centre):
    # Every door that there is: a new one is looked at here first.
    assert {one.name for one in inbox_urls.urlpatterns} == {
        *("all", "stopped", "new", "inbox", "admit", "dismiss", "change-key", "grant", "refuse-wish"),
        *("parcel", "open", "show", "do"),
    }
    for answer in (
        hands.get("all"),
        lead.get("inbox", centre.inbox.pk),
        hands.get("parcel", posted.referral.pk),
        hands.open(posted.referral),
        hands.show(posted.referral, 0),
        hands.do(posted.referral, "accept"),
    ):
        assert "Content-Disposition" not in answer.headers
        assert answer.headers.get("Content-Type", "text/html").startswith("text/html")


def test_a_refusal_goes_to_the_desk_with_its_reason_sealed(hands, staffed, posted):
    hands.open(posted.referral)
    assert hands.do(posted.referral, "decline", reason="full", note="kamray bhar gaye 1a2b").status_code == 302
    assert posted.again().state == ReferralState.DECLINED
    parcel = posted.parcel
    assert b"kamray" not in bytes(parcel.answer)
    answer = receiving.answer_of(parcel, parcels.by_case(parcel, staffed.opened(posted.sent.case)))
    assert (answer.reason, answer.note) == ("full", "kamray bhar gaye 1a2b")


def test_a_refusal_takes_a_reason_and_no_long_note(hands, posted):
    hands.open(posted.referral)
    page = text(hands.do(posted.referral, "decline", note="dear words", opened="1"))
    assert "Choose one." in page
    assert "dear words" in page
    assert "too long" in text(hands.do(posted.referral, "decline", reason="full", note="x" * 301, opened="1"))
    assert posted.again().state == ReferralState.SEEN


def test_only_what_the_state_allows_is_offered(hands, posted):
    assert "We take her" not in text(hands.get("parcel", posted.referral.pk))
    page = text(hands.open(posted.referral))
    assert "We take her" in page
    assert "We have begun" not in page
    hands.do(posted.referral, "accept")
    page = text(hands.get("parcel", posted.referral.pk))
    assert "We have begun" in page
    assert "We cannot take her" not in page


def test_a_stale_form_does_nothing_and_loses_nothing(hands, lead, posted):
    hands.open(posted.referral)
    hands.show(posted.referral, 1)
    stale = posted.again().version
    lead.open(posted.referral)
    assert lead.do(posted.referral, "accept").status_code == 302
    answer = hands.do(
        posted.referral, "decline", version=stale, reason="full", note="long and dear", shown="1", opened="1"
    )
    assert answer.status_code == 409
    page = text(answer)
    assert "This has changed meanwhile" in page
    assert posted.again().state == ReferralState.ACCEPTED


def test_what_was_typed_stands_in_the_form_again_where_it_still_fits(hands, posted):
    hands.open(posted.referral)
    hands.show(posted.referral, 1)
    answer = hands.do(posted.referral, "decline", version=99, reason="full", note="long and dear", shown="1", opened=1)
    assert answer.status_code == 409
    page = text(answer)
    assert "long and dear" in page
    assert NEED in page
    assert f'name="version" value="{posted.again().version}"' in page


def test_case_44_what_was_declined_is_not_accepted_by_an_old_form(hands, posted):
    hands.open(posted.referral)
    hands.do(posted.referral, "decline", reason="full")
    for deed in ("accept", "begin", "done", "not-reached"):
        answer = hands.do(posted.referral, deed)
        assert answer.status_code == 409, deed
        assert "This is no longer available." in text(answer)
    assert posted.again().state == ReferralState.DECLINED


def test_two_people_may_open_it_one_after_the_other(hands, lead, posted):
    assert hands.open(posted.referral).status_code == 200
    assert lead.open(posted.referral).status_code == 200
    assert hands.open(posted.referral).status_code == 200
    assert len(events("parcel.opened")) == 3
    assert len(events("referral.seen")) == 1


def test_a_parcel_that_was_changed_is_not_shown_and_that_is_written_down(hands, posted):
    for column in ("sealed", "for_centre"):
        parcel = posted.parcel
        raw = bytearray(getattr(parcel, column))
        raw[len(raw) // 2] ^= 1
        Parcel.objects.filter(pk=parcel.pk).update(**{column: bytes(raw)})
        answer = hands.open(posted.referral)
        assert answer.status_code == 409
        page = text(answer)
        assert "This cannot be opened" in page
        assert says_nothing(page)
    assert posted.again().state == ReferralState.SENT
    (event,) = events("case.damaged")
    assert event.facts == {"kind": "parcel", "number": posted.referral.number}
    assert not events("parcel.opened")


def test_a_locked_vault_opens_nothing_and_leads_back(centre, posted, browser):
    sign_in(browser, centre.worker)
    assert reference_of(posted.referral) in text(browser.get(at("all")))
    path = at("open", posted.referral.pk)
    page = text(browser.post(path, {"version": "1"}))
    assert "Your vault has locked" in page
    assert "The queue" not in page
    said = {"phrase": centre.phrases[centre.worker.pk], "next": path, "kept-version": "1"}
    page = text(browser.post("/en/staff/desk/vault/", said))
    assert f'action="{path}"' in page
    assert "The queue" not in page
    assert not events("parcel.opened")
    answer = browser.post("/en/staff/desk/vault/", said | {"next": at("parcel", posted.referral.pk)})
    assert answer.status_code == 200
    del said["kept-version"]
    assert browser.post("/en/staff/desk/vault/", said | {"next": at("all")}).url == at("all")
    assert browser.post("/en/staff/desk/vault/", said | {"next": "https://example.org/"}).url == at("all")


def test_whoever_got_the_key_after_unlocking_is_told_to_unlock_again(centre, lead, posted):
    from referrals.actions import inboxes, vault

    newcomer = make_member(centre.inbox.organization)
    centre.phrases[newcomer.pk] = vault.make_key(user=newcomer)
    theirs = at_the_centre(centre, newcomer)
    inboxes.admit(inbox=centre.inbox, user=newcomer, vault=centre.vault(centre.lead), by=centre.lead)
    assert "after you unlocked" in text(theirs.open(posted.referral))
    assert at_the_centre(centre, newcomer).open(posted.referral).status_code == 200


def test_nothing_at_the_inbox_is_typed_to_look_for_somebody(hands, lead, posted, centre):
    for page in map(
        text, (hands.get("all"), hands.get("parcel", posted.referral.pk), lead.get("inbox", centre.inbox.pk))
    ):
        assert 'method="get"' not in page
        assert 'type="search"' not in page
        assert "download" not in page
    for name in ("q", "name", "search", "reference"):
        page = hands.client.get(at("all"), {name: NAME})
        assert [row.pk for row in page.context["boxes"][0].waiting] == [posted.referral.pk]


def test_every_page_has_one_of_few_lengths_and_is_not_kept(hands, lead, posted, centre):
    for page in (
        hands.get("all"),
        hands.get("parcel", posted.referral.pk),
        hands.open(posted.referral),
        hands.show(posted.referral, 0),
        lead.get("inbox", centre.inbox.pk),
    ):
        assert len(page.content) % 4096 == 0
        assert page.headers["Cache-Control"] == "no-store"


def test_how_urgent_a_case_is_cannot_be_seen_at_the_centre(staffed, centre, hands):

    urgent = send_parcel(staffed, centre, sent=send_case(staffed.desk, is_urgent=True))
    calm = send_parcel(staffed, centre, sent=send_case(staffed.desk))
    rows = {row.pk: row for row in hands.get("all").context["boxes"][0].waiting}
    apart = rows[urgent.referral.pk].due_at - rows[calm.referral.pk].due_at
    assert abs(apart.total_seconds()) < 120
    assert rows[urgent.referral.pk].next == rows[calm.referral.pk].next


def test_what_the_desk_recalls_is_no_longer_available(staffed, hands, posted):
    found = posted.again()
    referring.recall(referral=found, version=found.version, by=staffed.moderator)
    assert "This is no longer available." in text(hands.get("parcel", posted.referral.pk))
