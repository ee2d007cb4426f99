"""The pages of spreadsheets: who may see them, what they say, and how large a file may be."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from directory import actions
from directory.actions import uploading
from directory.models import Draft, Upload
from directory.sheets import read
from safety.bodies import refuse_large
from safety.models import AuditEvent
from tests import people
from tests.directory.sheets.conftest import new, renamed
from tests.directory.sheets.files import PAD, csv_of, with_part, xlsx_of
from tests.factories import make_organization
from tests.jobs import run_deferred, waiting

NAMES = ("id", "name_en")
MB = 1024 * 1024


@pytest.fixture
def home(ngo) -> str:
    return f"/en/staff/organizations/{ngo.organization.pk}/sheet/"


@pytest.fixture
def post(ngo, home, client_of):
    """Return what sends a file through the page."""
    client = client_of(ngo.worker)

    def sent(data: bytes, name: str = "ours.csv", **more: str):
        return client.post(home, {"file": SimpleUploadedFile(name, data)} | more)

    return sent


@pytest.fixture
def at(home, client_of, ngo):
    """Return what asks for an upload's page."""
    client = client_of(ngo.worker)
    return lambda upload, more="": client.get(f"{home}{upload.pk}/{more}")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_listings_are_given_as_a_file(ngo, home, client_of, kind):
    response = client_of(ngo.worker).get(f"{home}{kind}/")
    assert response["Content-Disposition"].startswith('attachment; filename="listings-')
    rows = read(response.content, kind).rows
    assert {cells["id"] for _number, cells in rows} == {str(ngo.centre.pk), str(ngo.line.pk)}
    assert AuditEvent.objects.filter(event="sheet.exported").get().facts == {"kind": kind, "listings": 2}


def test_a_csv_begins_with_the_mark_by_which_excel_knows_its_letters(ngo, home, client_of):
    first, second, *_rest = client_of(ngo.worker).get(home.replace("/en/", "/ur/") + "csv/").content.splitlines()
    assert first.startswith(b"\xef\xbb\xbfid,name_en,name_ur,")
    assert second.lstrip(b'"').startswith(b"#")
    assert "نمبر".encode() in second


def test_what_was_put_away_is_not_in_the_file(ngo, home, client_of):
    actions.withdraw(service=ngo.line, by=people.make_person("vetter"))
    rows = read(client_of(ngo.worker).get(f"{home}csv/").content, "csv").rows
    assert [cells["id"] for _number, cells in rows] == [str(ngo.centre.pk)]


def test_a_file_that_is_sent_is_read_while_the_page_shows_how_far(ngo, post, at):
    response = post(csv_of([new()]).encode())
    upload = Upload.objects.get()
    assert response.status_code == 302
    assert response["Location"].endswith(f"/sheet/{upload.pk}/")
    page = at(upload)
    assert page["Refresh"] == "2"
    assert "<progress" in page.text
    assert waiting("read_upload").count() == 1
    run_deferred()
    assert "Refresh" not in at(upload)


def test_the_page_shows_how_far_the_reading_has_come(ngo, post, at, monkeypatch):
    monkeypatch.setattr(uploading, "READ_AT_ONCE", 2)
    post(csv_of([new(f"Invented {number}") for number in range(5)]).encode())
    upload, real, calls = Upload.objects.get(), uploading._understood, []

    def killed(*args):
        calls.append(args)
        if len(calls) == 2:
            raise SystemExit
        return real(*args)

    monkeypatch.setattr(uploading, "_understood", killed)
    with pytest.raises(SystemExit):
        actions.read_sheet(upload.pk)
    page = at(upload).text
    assert '<progress max="5" value="2"' in page
    assert "2 of 5 rows are read." in page


def test_the_page_says_what_would_change_and_what_is_wrong_where_it_is(ngo, send, at):
    rows = [(*renamed(ngo.centre, "Another Name"), "Larkana, Punjab"), (*renamed(ngo.line, "Other Line"), "")]
    page = at(send(rows, ("id", "name_en", "place"))).text
    assert "Row 2: Invented Centre" in page
    assert '<bdi dir="ltr">Larkana</bdi> is not in <bdi dir="ltr">Punjab</bdi>.' in page
    assert "Larkana, Punjab" in page
    assert "Then:" in page
    assert "Other Line" in page
    assert "Columns that are not in this file" in page


def test_unknown_columns_are_named(ngo, send, at):
    page = at(send([("", "x", "y")], ("id", "name_en", "Head office"))).text
    assert '<bdi class="mark" dir="ltr">head_office</bdi>' in page


def test_what_stands_in_a_cell_is_shown_and_not_run(ngo, send, at):
    page = at(send([new("<script>alert(1)</script>")])).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_fifty_rows_stand_on_a_page_and_can_be_chosen_by_what_they_do(ngo, send, at):
    upload = send([new(f"Invented {number}") for number in range(60)] + [("x", "y", "", "", "", "")])
    assert at(upload).text.count('id="row-') == 50
    assert at(upload, "?page=2").text.count('id="row-') == 11
    assert at(upload, "?show=faulty").text.count('id="row-') == 1
    assert at(upload, "?show=nonsense&page=x").status_code == 200


def test_rows_are_sent_in_taken_back_and_dropped_by_buttons(ngo, home, send, client_of):
    upload, client = send([new()]), client_of(ngo.worker)
    at = f"{home}{upload.pk}/"
    assert client.post(f"{at}undo/").status_code == 409
    assert client.post(f"{at}take/").status_code == 302
    assert Draft.objects.alive().count() == 1
    assert client.post(f"{at}drop/").status_code == 409
    assert "Take it back" in client.get(at).text
    assert client.post(f"{at}undo/").status_code == 302
    assert not Draft.objects.alive().exists()


def test_the_good_rows_alone_are_sent_in_only_on_purpose(ngo, home, send, client_of):
    upload, client = send([new(), ("x", "y", "", "", "", "")]), client_of(ngo.worker)
    assert client.post(f"{home}{upload.pk}/take/").status_code == 409
    assert client.post(f"{home}{upload.pk}/take/", {"good_only": "yes"}).status_code == 302


def test_the_same_file_again_is_said_and_leads_to_the_first(ngo, post):
    data = csv_of([new()]).encode()
    post(data)
    earlier = Upload.objects.get()
    page = post(data, name="other.csv")
    assert page.status_code == 409
    assert f"/sheet/{earlier.pk}/" in page.text
    assert "You have sent this very file before." in page.text
    assert post(data, again="on").status_code == 302


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "This file is empty."),
        (b"x" * (5 * MB + 1), "too large"),
        (with_part(xlsx_of([new()]), PAD, bytes(101 * MB)), "would grow far too large"),
        (b"\xd0\xcf\x11\xe0 old", "old form of Excel"),
    ],
    ids=["empty", "large", "bomb", "old"],
)
def test_a_file_that_we_do_not_take_is_refused_in_words(post, data, words):
    page = post(data)
    assert page.status_code == 200
    assert words in page.text
    assert not Upload.objects.exists()


def test_a_form_without_a_file_says_so(ngo, home, client_of):
    assert "Choose a file." in client_of(ngo.worker).post(home, {}).text


def test_an_upload_of_200_mb_is_refused_before_it_is_read():
    class Unread(io.RawIOBase):
        def readable(self):
            return True

        def read(self, *_size):
            raise AssertionError("it was read")

    request = RequestFactory().post("/en/staff/organizations/", content_type="multipart/form-data; boundary=x")
    request.META["CONTENT_LENGTH"], request._stream = str(200 * MB), Unread()
    response = refuse_large(lambda _request: pytest.fail("it went on"))(request)
    assert response.status_code == 413
    assert b"This file is too large" in response.content


def test_the_middleware_stands_before_whatever_reads_a_body(ngo, home, client_of):
    response = client_of(ngo.worker).post(
        home, b"x", content_type="text/plain", headers={"content-length": str(200 * MB)}
    )
    assert response.status_code == 413
    assert 'href="tel:' in response.text


def test_another_organization_has_neither_the_page_nor_the_upload(ngo, home, send, client_of):
    upload = send([new()])
    client = client_of(people.make_member(make_organization("Another Body")))
    for path in ("", "csv/", "xlsx/", f"{upload.pk}/"):
        assert client.get(home + path).status_code == 404
    for deed in ("take", "drop", "undo"):
        assert client.post(f"{home}{upload.pk}/{deed}/").status_code == 404
    assert not Draft.objects.exists()


def test_an_upload_is_not_reached_through_another_organization(ngo, send, client_of):
    other = make_organization("Another Body")
    client = client_of(people.make_member(other))
    assert client.get(f"/en/staff/organizations/{other.pk}/sheet/{send([new()]).pk}/").status_code == 404
