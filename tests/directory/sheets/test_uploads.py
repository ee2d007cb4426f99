"""From a file to drafts and back: read in parts, shown first, taken whole or not at all, undone, forgotten."""

from unittest import mock

import pytest

from directory import actions
from directory.actions import upload_taking, uploading
from directory.content import content_of
from directory.models import (
    Card,
    Draft,
    DraftState,
    Edition,
    PastEdition,
    Service,
    Upload,
    VettingState,
)
from directory.sheets import SheetError
from safety.models import AuditEvent
from tests import people
from tests.directory.sheets.conftest import new, renamed
from tests.directory.sheets.files import csv_of, xlsx_of
from tests.directory.sheets.steps import NAMES, refused, take, told
from tests.factories import make_organization, make_service
from tests.jobs import run_deferred

LABELS = ("new", "changed", "same", "faulty")


def counts(upload: Upload) -> tuple[int, ...]:
    found = actions.counts_of(upload)
    return tuple(found[verdict] for verdict in LABELS)


def fault_of(upload: Upload, number: int) -> dict[str, str]:
    return {column: code for column, (code, _words) in upload.rows.get(number=number).faults.items()}


def test_a_file_is_read_beside_the_server_and_then_erased(ngo, send):
    upload = send([renamed(ngo.centre, "Another Name"), renamed(ngo.line, "Invented Line"), new()[:2]], NAMES)
    assert (upload.state, upload.data, upload.rows_done, upload.rows_total) == ("faulty", None, 3, 3)
    assert counts(upload) == (0, 1, 1, 1)
    assert upload.name == "ours.csv"
    assert told("upload.read") == {"new": 0, "changed": 1, "same": 1, "faulty": 1}


def test_a_workbook_goes_the_same_way(ngo, send):
    upload = send(xlsx_of([new(), (str(ngo.centre.pk), "=1+1", *new()[2:])]))
    assert counts(upload) == (1, 0, 0, 1)
    assert fault_of(upload, 3) == {"name_en": "formula"}


def test_a_file_that_nobody_can_read_says_why_and_leaves_nothing(send):
    upload = send(b"id;name_en\r\n")
    assert (upload.state, upload.fault, upload.data) == ("faulty", "no-rows", None)
    assert refused(lambda: take(upload, people.make_person())) == "outdated"


def test_what_is_no_spreadsheet_at_all_is_not_even_kept(ngo):
    with pytest.raises(SheetError):
        actions.send_sheet(organization=ngo.organization, name="x.xls", data=b"\xd0\xcf\x11\xe0", by=ngo.worker)
    assert not Upload.objects.exists()


def test_another_organizations_listing_is_a_fault_like_one_that_there_is_not(ngo, send):
    theirs = make_service("Invented Other", organization=make_organization("Another Body"))
    rows = [renamed(theirs, "Ours"), ("00000000-0000-0000-0000-000000000000", "x"), ("12", "y")]
    upload = send(rows, NAMES)
    assert [fault_of(upload, number) for number in (2, 3, 4)] == [{"id": "not-yours"}] * 3
    assert not upload.rows.exclude(service=None).exists()


def test_the_same_listing_twice_in_a_file_is_a_fault_of_both_rows(ngo, send):
    upload = send([renamed(ngo.centre, "One"), renamed(ngo.centre, "Other")], NAMES)
    assert [fault_of(upload, number) for number in (2, 3)] == [{"id": "id-twice"}] * 2


def test_a_worker_that_was_killed_in_the_middle_goes_on_where_it_was(ngo, monkeypatch):
    monkeypatch.setattr(uploading, "READ_AT_ONCE", 2)
    rows = [new(f"Invented {number}") for number in range(5)]
    upload = actions.send_sheet(organization=ngo.organization, name="x", data=csv_of(rows).encode(), by=ngo.worker)
    real, calls = uploading._understood, []

    def killed(*args):
        calls.append(args)
        if len(calls) == 2:
            raise SystemExit
        return real(*args)

    with mock.patch.object(uploading, "_understood", killed), pytest.raises(SystemExit):
        actions.read_sheet(upload.pk)
    upload.refresh_from_db()
    assert (upload.state, upload.rows_done, upload.rows_total, upload.rows.count()) == ("reading", 2, 5, 2)
    run_deferred()
    actions.read_sheet(upload.pk)
    upload.refresh_from_db()
    assert (upload.state, upload.rows_done) == ("read", 5)
    assert [row.number for row in upload.rows.all()] == [2, 3, 4, 5, 6]


def test_what_is_taken_becomes_drafts_for_the_vetters_and_nothing_public(ngo, send):
    before = set(Card.objects.values_list("pk", flat=True))
    upload = send([renamed(ngo.centre, "Another Name"), renamed(ngo.line, "Invented Line")], NAMES)
    assert take(upload, ngo.worker) == {"new": 0, "changed": 1, "left": 0}
    draft = Draft.objects.get()
    assert (draft.state, draft.service, draft.upload_id) == (DraftState.SUBMITTED, ngo.centre, upload.pk)
    assert (draft.made_by, draft.submitted_by) == (ngo.worker.pk, ngo.worker.pk)
    assert draft.base == content_of(ngo.centre)
    assert draft.content == draft.base | {"name_words": {"en": "Another Name"}}
    assert set(Card.objects.values_list("pk", flat=True)) == before
    assert told("upload.taken") == {"new": 0, "changed": 1, "left": 0}


def test_a_new_row_begins_a_listing_that_is_in_review_and_has_an_edition(ngo, send):
    upload = send([new()])
    take(upload, ngo.worker)
    draft = Draft.objects.get()
    service = draft.service
    assert (service.organization, service.vetting_state) == (ngo.organization, VettingState.IN_REVIEW)
    assert service.submitted_by == ngo.worker.pk
    assert draft.content["name_words"] == {"en": "Invented New Centre"}
    assert (Edition.objects.get(service=service).deed, PastEdition.objects.filter(service=service).count()) == (
        "upload.taken",
        1,
    )
    assert upload.rows.get().service == service
    assert not Card.objects.filter(service_at_location__service=service).exists()


def test_a_vetter_takes_what_came_by_a_spreadsheet_as_any_draft(ngo, send):
    take(send([new()]), ngo.worker)
    draft = Draft.objects.get()
    ruling = actions.Ruling(take=draft.content.keys())
    assert actions.decide(draft=draft, ruling=ruling, version=draft.version, by=people.make_person("vetter"))
    service = Service.public.get(pk=draft.service_id)
    assert service.said("name", "en") == "Invented New Centre"
    assert service.phones.get().dial == "+923000000000"


def test_one_faulty_row_forbids_everything_unless_that_is_wanted(ngo, send):
    upload = send([renamed(ngo.centre, "Another Name"), ("nothing", "x")], NAMES)
    assert refused(lambda: take(upload, ngo.worker)) == "outdated"
    assert not Draft.objects.exists()
    assert take(upload, ngo.worker, good_only=True) == {"new": 0, "changed": 1, "left": 1}


def test_a_failure_in_the_middle_of_taking_leaves_nothing(ngo, send, monkeypatch):
    monkeypatch.setattr(upload_taking, "AT_ONCE", 2)
    upload = send([new(f"Invented {number}") for number in range(4)])
    before = Service.everything.count(), Edition.objects.count(), PastEdition.objects.count()
    real, calls = upload_taking._send_in, []

    def failing(*args):
        calls.append(args)
        if len(calls) == 2:
            assert Draft.objects.count() == 2
            raise OSError("the disk is full")
        return real(*args)

    with mock.patch.object(upload_taking, "_send_in", failing), pytest.raises(OSError, match="full"):
        take(upload, ngo.worker)
    assert len(calls) == 2
    assert not Draft.objects.exists()
    assert before == (Service.everything.count(), Edition.objects.count(), PastEdition.objects.count())
    assert not upload.rows.exclude(service=None).exists()
    assert not AuditEvent.objects.filter(event="upload.taken").exists()
    upload.refresh_from_db()
    assert upload.state == "read"
    assert take(upload, ngo.worker)["new"] == 4


def test_nothing_is_taken_twice(ngo, send):
    upload = send([new()])
    take(upload, ngo.worker)
    assert refused(lambda: take(upload, ngo.worker)) == "outdated"
    assert Draft.objects.count() == 1


def test_a_file_that_says_what_the_listings_say_has_nothing_to_take(ngo, send):
    upload = send([renamed(ngo.centre, "Invented Centre")], NAMES)
    assert refused(lambda: take(upload, ngo.worker)) == "nothing-changed"


@pytest.mark.parametrize("is_own", [True, False])
def test_a_listing_with_a_draft_by_hand_is_a_fault_unless_it_is_unchanged(ngo, send, is_own):
    who = ngo.worker if is_own else people.make_member(ngo.organization)
    actions.begin_draft(service=ngo.centre, by=who)
    assert fault_of(send([renamed(ngo.centre, "Another Name")], NAMES), 2) == {"id": "draft"}
    assert counts(send([renamed(ngo.centre, "Invented Centre")], NAMES)) == (0, 0, 1, 0)


def test_a_draft_that_somebody_begins_after_the_reading_is_not_lost(ngo, send):
    upload = send([renamed(ngo.centre, "Another Name"), renamed(ngo.line, "Another Line")], NAMES)
    held = actions.begin_draft(service=ngo.centre, by=people.make_member(ngo.organization))
    assert refused(lambda: take(upload, ngo.worker)) == "outdated"
    assert fault_of(upload, 2) == {"id": "draft"}
    assert Draft.objects.get() == held
    assert take(upload, ngo.worker, good_only=True)["changed"] == 1


def test_a_second_spreadsheet_replaces_what_the_first_sent_in(ngo, send):
    take(send([renamed(ngo.centre, "One")], NAMES), ngo.worker)
    take(send([renamed(ngo.centre, "Two")], NAMES), ngo.worker)
    states = dict(Draft.objects.values_list("state", "content__name_words__en"))
    assert states == {DraftState.DROPPED: None, DraftState.SUBMITTED: "Two"}


def test_what_changed_on_the_live_listing_meanwhile_is_not_taken_back(ngo, send):
    upload = send([renamed(ngo.centre, "Another Name")], NAMES)
    Service.everything.filter(pk=ngo.centre.pk).update(url="https://new.invalid")
    take(upload, ngo.worker)
    draft = Draft.objects.get()
    assert draft.content["url"] == draft.base["url"] == "https://new.invalid"


def test_a_listing_that_was_put_away_is_not_changed(ngo, send):
    actions.withdraw(service=ngo.centre, by=people.make_person("vetter"))
    assert fault_of(send([renamed(ngo.centre, "Another Name")], NAMES), 2) == {"id": "put-away"}


def test_the_same_file_is_known_again_until_it_was_dropped(ngo, send):
    data = csv_of([new()]).encode()
    upload = send(data)
    assert actions.sent_before(ngo.organization, data) == upload
    assert actions.sent_before(make_organization("Another Body"), data) is None
    actions.drop_sheet(upload=upload, by=ngo.worker)
    assert actions.sent_before(ngo.organization, data) is None


def test_the_audit_holds_no_word_of_a_file(ngo, send):
    take(send([new("Invented Secretname")]), ngo.worker)
    assert not [event for event in AuditEvent.objects.all() if "Secretname" in str(event.facts) + event.subject]
