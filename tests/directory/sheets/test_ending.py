"""How an upload ends: undone, dropped, forgotten, or overtaken by the hiding of a place."""

from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from directory import actions
from directory.models import (
    Draft,
    Service,
    Upload,
    UploadRow,
    UploadState,
    VettingState,
)
from directory.states import Deed
from tests import people
from tests.directory.sheets.conftest import new, renamed
from tests.directory.sheets.files import csv_of
from tests.directory.sheets.steps import NAMES, refused, take, told
from tests.jobs import run_deferred


def test_undoing_drops_the_drafts_and_puts_away_what_was_begun(ngo, send):
    upload = send([new(), new("Invented Third")])
    take(upload, ngo.worker)
    taken = Draft.objects.filter(service=upload.rows.first().service).get()
    ruling = actions.Ruling(take=taken.content.keys())
    actions.decide(draft=taken, ruling=ruling, version=taken.version, by=people.make_person("vetter"))
    upload.refresh_from_db()
    assert actions.undo_sheet(upload=upload, by=ngo.worker) == {"dropped": 1, "put_away": 1, "stayed": 1}
    states = list(
        Service.everything.filter(slug__startswith="own-")
        .order_by("vetting_state")
        .values_list("vetting_state", flat=True)
    )
    assert states == [VettingState.ARCHIVED, VettingState.PUBLISHED]
    assert told("upload.undone") == {"dropped": 1, "put_away": 1, "stayed": 1}
    upload.refresh_from_db()
    assert refused(lambda: actions.undo_sheet(upload=upload, by=ngo.worker)) == "outdated"


def test_undoing_leaves_what_a_hand_wrote_since_and_the_listing_that_it_is_of(ngo, send):
    upload = send([new(), new("Invented Third")])
    take(upload, ngo.worker)
    by_hand, _other = upload.drafts.order_by("pk")
    colleague = people.make_member(ngo.organization)
    actions.change_draft(draft=by_hand, content={"url": "https://hand.invalid"}, version=1, by=colleague)
    assert actions.undo_sheet(upload=upload, by=ngo.worker) == {"dropped": 1, "put_away": 1, "stayed": 1}
    by_hand.refresh_from_db()
    assert by_hand.content["url"] == "https://hand.invalid"
    assert by_hand.service.vetting_state == VettingState.IN_REVIEW


def test_undoing_drops_what_a_colleague_of_the_sender_took(ngo, send):
    upload = send([renamed(ngo.centre, "Another Name")], NAMES)
    take(upload, people.make_member(ngo.organization))
    assert actions.undo_sheet(upload=upload, by=ngo.worker)["dropped"] == 1


def state_of_draft_listing(ngo, send, before) -> str:
    """Return where a listing stands that was only begun, after an upload that changed it was taken and undone."""
    service = actions.begin_listing(organization=ngo.organization, by=ngo.worker).service
    before(service)
    upload = send([(str(service.pk), *new()[1:])])
    take(upload, ngo.worker)
    assert Service.everything.get(pk=service.pk).vetting_state == VettingState.IN_REVIEW
    assert actions.undo_sheet(upload=upload, by=ngo.worker)["dropped"] == 1
    return Service.everything.get(pk=service.pk).vetting_state


def without_a_draft(service) -> None:
    Draft.objects.filter(service=service).delete()


def in_review_by_hand(service) -> None:
    without_a_draft(service)
    actions.changing.move(service, Deed.SUBMIT, by="user:0")


def test_undoing_makes_a_draft_again_of_what_was_one_and_of_nothing_else(ngo, send):
    assert state_of_draft_listing(ngo, send, without_a_draft) == VettingState.DRAFT
    assert state_of_draft_listing(ngo, send, in_review_by_hand) == VettingState.IN_REVIEW


def test_dropping_takes_nothing_and_nothing_can_be_taken_after(ngo, send):
    upload = send([new()])
    actions.drop_sheet(upload=upload, by=ngo.worker)
    assert refused(lambda: take(upload, ngo.worker)) == "outdated"
    assert refused(lambda: actions.drop_sheet(upload=upload, by=ngo.worker)) == "outdated"
    assert not Draft.objects.exists()


def test_a_file_that_is_dropped_while_it_waits_is_not_read(ngo):
    upload = actions.send_sheet(organization=ngo.organization, name="x", data=csv_of([new()]).encode(), by=ngo.worker)
    actions.drop_sheet(upload=upload, by=ngo.worker)
    run_deferred()
    assert not UploadRow.objects.exists()


def test_rows_are_erased_thirty_days_after_the_end_and_what_lies_about_is_ended(ngo, send):
    taken, lying = send([new()]), send([new("Invented Other")])
    take(taken, ngo.worker)
    now = timezone.now()
    Upload.objects.filter(pk=taken.pk).update(ended_at=F("ended_at") - timedelta(days=29))
    assert actions.forget_uploads(at=now, by="test") == 0
    assert actions.forget_uploads(at=now + timedelta(days=31), by="test") == 2
    assert not UploadRow.objects.exists()
    assert Draft.objects.alive().count() == 1
    lying.refresh_from_db()
    assert (lying.state, lying.name) == (UploadState.DROPPED, "")
    assert told("uploads.forgotten") == {"rows": 2}


def test_hiding_a_place_deletes_the_rows_about_it_and_ends_a_reading(ngo, send):
    upload = send([renamed(ngo.centre, "At House 12, Street 5, Invented Colony")], NAMES)
    waiting = actions.send_sheet(organization=ngo.organization, name="x", data=csv_of([new()]).encode(), by=ngo.worker)
    actions.hide_place(service=ngo.centre, by=people.make_person("vetter"))
    assert not upload.rows.exists()
    run_deferred()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.fault) == ("faulty", "gone")
