"""Two people at one draft: the later one is told, and sees both side by side with what was typed still there."""

from directory import actions
from directory.models import DraftState
from tests.directory.listings.sending import sent_by


def test_the_later_one_hears_that_it_changed_and_keeps_what_was_typed(hand):
    first, second = hand(), hand()
    read = second.read()
    first.send(name_en="Hers", phones__0__number="1099")
    answer = second.send(of=read, name_en="His")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else changed this meanwhile." in page
    assert answer.context["beside"][0][2:] == (
        '<span lang="en" dir="auto">Hers</span><br><span lang="ur" dir="auto">ناموجود مرکز</span>',
        '<span lang="en" dir="auto">His</span><br><span lang="ur" dir="auto">ناموجود مرکز</span>',
    )
    assert 'name="name_en" value="His"' in page
    assert first.content["name_words"]["en"] == "Hers"


def test_the_later_one_saves_over_it_knowingly_or_keeps_what_is_saved_field_by_field(hand):
    first, second = hand(), hand()
    read = second.read()
    first.send(name_en="Hers", phones__0__number="1099")
    shown = sent_by(second.send(of=read, name_en="His").content)
    assert second.send(of=shown | {"theirs": ["phones"]}).status_code == 302
    assert second.content["name_words"]["en"] == "His"
    assert [row["dial"] for row in second.content["phones"]] == ["1099"]


def test_of_two_who_begin_at_the_same_moment_the_later_one_is_told(hand):
    first, second = hand(), hand()
    one, other = first.read(), second.read()
    assert first.send(of=one, name_en="Hers").status_code == 302
    assert second.send(of=other, name_en="His").status_code == 409
    assert second.send(of=other, do="drop").status_code == 409
    assert first.content["name_words"]["en"] == "Hers"


def test_a_draft_that_a_vetter_decided_meanwhile_is_begun_anew_with_what_was_typed(worker, vetter):
    worker.send("send", name_en="One")
    read, draft = worker.read(), worker.draft
    ruling = actions.Ruling(take=["name_words"])
    actions.decide(draft=draft, ruling=ruling, version=draft.version, by=vetter.user)
    answer = worker.send(of=read, name_en="Two")
    assert answer.status_code == 409
    assert "This draft was decided or dropped meanwhile." in answer.content.decode()
    assert worker.send(of=sent_by(answer.content)).status_code == 302
    assert worker.draft.pk != draft.pk
    assert worker.content["name_words"]["en"] == "Two"


def test_it_may_be_sent_in_from_the_preview_only_as_it_was_looked_at(hand):
    first, second = hand(), hand()
    first.send(name_en="Hers")
    seen = {"draft": first.draft.pk, "version": first.draft.version}
    second.send(name_en="His")
    assert first.client.post(f"{first.url}submit/", seen).status_code == 409
    assert first.draft.state == DraftState.OPEN
    seen["version"] = first.draft.version
    assert first.client.post(f"{first.url}submit/", seen).status_code == 302
    assert first.draft.state == DraftState.SUBMITTED
