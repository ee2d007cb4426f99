"""Fetching the files: whole, in parts, once more, and going on where a broken line ended."""

from base64 import b64encode
from hashlib import sha256

import pytest

from api.bulk.making import LINES, MEDIA_TYPES, make
from api.documents.exports import EXAMPLE
from api.hsds.streaming import PIECE, turn
from api.v1 import exports as door
from directory import exports
from tests.api import listings
from tests.api.shapes import faults, lasting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_directory")]
LIST, NEWEST = "/api/v1/exports", f"/api/v1/exports/{LINES}"


@pytest.fixture
def export(tmp_path, settings):
    settings.EXPORTS_DIR = tmp_path
    listings.rich(), listings.confidential()
    return make()


@pytest.fixture
def whole(export):
    """The bytes of the lines."""
    return (export.folder / LINES).read_bytes()


def fetch(client, path=NEWEST, method="get", **headers):
    return getattr(client, method)(path, **{f"HTTP_{name.upper()}": value for name, value in headers.items()})


def test_the_list_has_the_documented_shape_and_every_address_in_it_works(client, export):
    listed = client.get(LIST).json()
    assert faults("Exports", listed) == faults("Exports", EXAMPLE.value) == []
    assert [one["kind"] for one in listed["exports"]] == list(MEDIA_TYPES)
    for one in listed["exports"]:
        answer = client.get(one["url"])
        assert len(answer.content) == one["bytes"]
        assert sha256(answer.content).hexdigest() == one["sha256"]
        assert answer["Content-Type"] == one["media_type"]


def test_the_cursor_in_the_list_goes_on_from_the_files(client, export):
    cursor = client.get(LIST).json()["exports"][0]["cursor"]
    assert client.get("/api/v1/changes", {"since": cursor}).json()["changes"] == []


def test_without_files_the_list_is_empty_and_the_newest_are_not_there_yet(client, tmp_path, settings):
    settings.EXPORTS_DIR = tmp_path / "nowhere"
    assert client.get(LIST).json() == {"exports": []}
    answer = client.get(NEWEST)
    assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")
    assert int(answer["Retry-After"]) > 0


def test_the_list_is_answered_304_until_it_changes(client, export):
    first = client.get(LIST)
    assert fetch(client, LIST, if_none_match=first["ETag"]).status_code == 304
    make()
    assert fetch(client, LIST, if_none_match=first["ETag"]).status_code == 200


def test_a_file_says_all_that_is_needed_to_go_on(client, export, whole):
    answer = fetch(client)
    assert answer.content == whole
    digest = sha256(whole)
    assert answer["ETag"] == f'"{digest.hexdigest()}"'
    assert answer["Repr-Digest"] == f"sha-256=:{b64encode(digest.digest()).decode()}:"
    assert answer["Accept-Ranges"] == "bytes"
    assert answer["Content-Length"] == str(len(whole))
    assert answer["Cache-Control"] == "public, no-cache, no-transform"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert {"ETag", "Content-Range"} <= set(answer["Access-Control-Expose-Headers"].split(", "))
    assert not {"Set-Cookie", "Content-Encoding"} & set(answer.headers)


@pytest.mark.parametrize("encoding", ["br", "gzip", "br, gzip;q=0.5"])
def test_nothing_is_compressed_on_the_way(client, whole, encoding):
    answer = fetch(client, accept_encoding=encoding)
    assert answer.content == whole
    assert "Content-Encoding" not in answer
    assert not answer["ETag"].startswith("W/")
    part = fetch(client, range="bytes=0-999", accept_encoding=encoding)
    assert part.content == whole[:1000]


def test_a_head_says_the_same_and_sends_nothing(client, whole):
    answer, full = fetch(client, method="head"), fetch(client)
    assert answer.content == b""
    assert lasting(answer) == lasting(full)
    assert fetch(client, method="head", range="bytes=0-1").status_code == 200


@pytest.mark.parametrize(
    ("asked", "part"), [("bytes=0-9", (0, 9)), ("bytes=10-", (10, None)), ("bytes=-7", (-7, None))]
)
def test_a_part_is_sent(client, whole, asked, part):
    answer = fetch(client, range=asked)
    first, last = part
    right = whole[first : None if last is None else last + 1]
    assert (answer.status_code, answer.content) == (206, right)
    start = first if first >= 0 else len(whole) + first
    assert answer["Content-Range"] == f"bytes {start}-{start + len(right) - 1}/{len(whole)}"
    assert answer["Content-Length"] == str(len(right))
    assert answer["ETag"] == fetch(client)["ETag"]


@pytest.mark.parametrize("asked", ["bytes=0-1,5-6", "bytes=9-2", "lines=1-2", "x"])
def test_what_cannot_be_served_in_parts_is_sent_whole(client, whole, asked):
    answer = fetch(client, range=asked)
    assert (answer.status_code, answer.content) == (200, whole)


def test_a_part_behind_the_end_is_refused_with_the_length(client, whole):
    answer = fetch(client, range=f"bytes={len(whole)}-")
    assert answer.status_code == 416
    assert answer["Content-Range"] == f"bytes */{len(whole)}"
    assert answer["Content-Type"] == "application/problem+json"
    assert faults("Problem", answer.json()) == []


def test_a_broken_line_is_gone_on_with_and_the_bytes_are_the_same(client, export, whole):
    address, held, tag = f"{LIST}/{export.name_of(export.files[0])}", b"", ""
    while len(held) < len(whole):
        headers = {"range": f"bytes={len(held)}-", "if_range": tag} if tag else {}
        answer = fetch(client, address, **headers)
        assert answer.status_code == (206 if held else 200)
        # The line breaks after some bytes; meanwhile the night passes.
        held, tag = held + answer.content[:777], answer["ETag"]
        listings.rich()
        make()
    assert held == whole


def test_whoever_began_with_another_file_gets_the_newest_whole(client, export, whole):
    tag = fetch(client)["ETag"]
    listings.rich()
    make()
    answer = fetch(client, range="bytes=10-", if_range=tag)
    assert answer.status_code == 200
    assert answer["ETag"] != tag


@pytest.mark.parametrize(
    ("name", "status"), [("ETag", 206), ("Last-Modified", 206), ("Date", 200), ("weak", 200), ("nothing", 200)]
)
def test_only_a_strong_sign_of_the_same_file_lets_a_part_through(client, whole, name, status):
    first = fetch(client)
    signs = {"Date": "Tue, 01 Jan 2030 00:00:00 GMT", "weak": f"W/{first['ETag']}", "nothing": ""}
    sign = signs[name] if name in signs else first[name]
    assert fetch(client, range="bytes=0-1", if_range=sign).status_code == status


def test_who_has_the_file_already_is_told_so(client, whole):
    first = fetch(client)
    tag, day = first["ETag"], first["Last-Modified"]
    for headers in (
        {"if_none_match": tag},
        {"if_none_match": f'"x", W/{tag}'},
        {"if_none_match": "*"},
        {"if_modified_since": day},
        {"if_none_match": tag, "range": "bytes=0-1"},
    ):
        answer = fetch(client, **headers)
        assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", tag)
    for headers in (
        {"if_none_match": '"x"', "if_modified_since": day},
        {"if_modified_since": "Thu, 01 Jan 2015 00:00:00 GMT"},
        {"if_modified_since": "x"},
    ):
        assert fetch(client, **headers).status_code == 200


NAMES = ["x", "export.json", "../export.json", "%2e%2e%2fsecret", "..", ".", "services.jsonl%00", "SERVICES.JSONL"]


@pytest.mark.parametrize("name", NAMES)
def test_whatever_else_lies_there_cannot_be_fetched(client, export, name):
    (exports.folder().parent / "secret").write_text("x")
    assert client.get(f"{LIST}/{name}").status_code == 404
    assert client.get(f"{LIST}/{export.folder.name}/export.json").status_code == 404


def test_a_file_that_is_deleted_at_this_moment_is_not_there(client, export):
    (export.folder / LINES).unlink()
    assert fetch(client).status_code == 404


def test_a_large_file_is_sent_piece_by_piece_to_one_at_a_time(client, whole, monkeypatch):
    monkeypatch.setattr(door, "AT_ONCE", 100)
    answer = fetch(client, range="bytes=5-2000")
    assert answer.streaming
    assert b"".join(answer) == whole[5:2001]
    with turn():
        busy = fetch(client)
        assert (busy.status_code, busy["Content-Type"]) == (503, "application/problem+json")
        assert fetch(client, range="bytes=0-9").status_code == 206
    assert b"".join(fetch(client)) == whole


def test_a_reader_who_goes_away_lets_the_next_one_in(client, whole, monkeypatch):
    monkeypatch.setattr(door, "AT_ONCE", 100)
    answer = door.sent(door.find(LINES), None, is_head=False)
    assert next(iter(answer)) == whole[:PIECE]
    answer.close()
    with turn():
        """It is nobody's."""


@pytest.mark.parametrize("accept", ["*/*", "application/x-ndjson", "application/octet-stream", "application/zip"])
def test_a_file_is_sent_whatever_kind_is_accepted(client, export, accept):
    assert fetch(client, accept=accept).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, export, method):
    for path in (LIST, NEWEST):
        answer = fetch(client, path, method)
        assert answer.status_code == 405
        assert "GET" in answer["Allow"]


def test_other_sites_pages_may_ask_for_parts(client):
    assert "Range" in client.options(NEWEST)["Access-Control-Allow-Headers"]


def test_an_unknown_parameter_of_the_list_is_refused(client):
    assert client.get(f"{LIST}?since=x").status_code == 422
