"""Readers of single parameters, and of JSON bodies."""

import gzip
import io
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.errors import Refusal
from api.parsing import MAX_BODY, JSONParser
from api.reading import Reader, identifier, moment, whole_number, words, yes_or_no
from api.v1.questions import from_body

WRONG = [
    (whole_number(1), ["0", "-1", "1.5", "x", "١", "1e3", "NaN", " 1", "+1"]),
    (whole_number(1, 100), ["101", "9" * 5000]),
    (yes_or_no, ["yes", "2", "on", "TRUE!"]),
    (identifier, ["7", "x" * 10_000, "\x00", "0b0e7c53-0000-5000-8000-00000000000g"]),
    (
        moment,
        ["yesterday", "2026-13-01", "2026-02-30", "2026-01-31T25:00", "99999-01-01", "\x00", "0001-01-01T00:00+14:00"],
    ),
    (words, ["\x00", "x" * 201]),
]
WRONG_ONES = [(convert, value) for convert, values in WRONG for value in values]


@pytest.mark.parametrize(("convert", "value"), WRONG_ONES)
def test_what_cannot_be_used_is_refused_by_name(convert, value):
    reader = Reader({"it": value})
    assert reader.take("it", convert, None) is None
    with pytest.raises(Refusal) as refused:
        reader.finish()
    assert refused.value.members["errors"].keys() == {"it"}


def test_all_that_is_wrong_is_said_at_once():
    reader = Reader({"one": "x", "two": "y", "three": "3"})
    assert [reader.take(name, whole_number(1), 9) for name in ("one", "two", "three", "four")] == [9, 9, 3, 9]
    assert reader.errors.keys() == {"one", "two"}


MOMENTS = [("2026-01-31", 0), ("2026-01-31T09:00:00Z", 9), ("2026-01-31 09:00+05:00", 4), ("2026-01-31T21:00+18:21", 2)]


@pytest.mark.parametrize(("value", "hour"), MOMENTS)
def test_every_moment_is_told_in_utc(value, hour):
    assert (moment(value).utcoffset(), moment(value).hour) == (timedelta(0), hour)


@given(st.text())
def test_no_text_breaks_a_reader(text):
    reader = Reader({"it": text})
    for convert in (whole_number(1, 100), yes_or_no, identifier, moment, words):
        reader.take("it", convert, None)


def parse(body: bytes):
    return JSONParser().parse(io.BytesIO(body))


MALFORMED = [b"", b"{", b"nonsense", b'{"latitude": NaN}', b'{"latitude": Infinity}', b'{"place": "\\ud800"}',
             b"\xed\xa0\x80", b'{"place": "\xff"}', b"[" * 5000, b'{"a":' * 5000, b"\x00", b"{'place': 'x'}",
             b"[]", b'"text"', b"7", b"null", b"\xef\xbb\xbf{}"]  # fmt: skip


@pytest.mark.parametrize("body", MALFORMED, ids=lambda body: repr(body[:20]))
def test_a_body_that_is_no_json_object_is_a_400(body):
    with pytest.raises(Refusal) as refused:
        parse(body)
    assert refused.value.status_code == 400


def test_a_large_body_is_a_413():
    with pytest.raises(Refusal) as refused:
        parse(b'"' + b"x" * MAX_BODY + b'"')
    assert refused.value.status_code == 413


BOMB = gzip.compress(b" " * 10_000_000)
PACKED = ["/api/v1/nearest", "/hsds/services", "/sandbox/api/v1/nearest", "/sandbox/hsds/services"]


@pytest.mark.parametrize("path", PACKED)
@pytest.mark.parametrize("coding", ["gzip", "br", "identity, gzip", "GZIP "])
@pytest.mark.django_db
def test_a_packed_body_is_not_unpacked(client, path, coding):
    headers = {"Content-Encoding": coding}
    answer = client.post(path, BOMB, content_type="application/json", headers=headers)
    assert (answer.status_code, answer["Content-Type"]) == (415, "application/problem+json")


def test_a_body_is_read_as_an_address_would_say_it():
    body = {"latitude": 31.5, "limit": 5, "open_now": True, "remote": False, "need": ["shelter"], "place": None}
    assert from_body(body) == {
        "latitude": ["31.5"],
        "limit": ["5"],
        "open_now": ["true"],
        "remote": ["false"],
        "need": ["shelter"],
    }


@pytest.mark.parametrize("value", [{}, {"a": 1}, [[]], [{}], [None]])
def test_nested_values_are_refused_by_name(value):
    with pytest.raises(Refusal) as refused:
        from_body({"need": value})
    assert refused.value.members["errors"].keys() == {"need"}


@pytest.mark.parametrize("name", ["lat", "Latitude", "latitude ", "", "x" * 10_000, "q"])
def test_a_name_that_is_no_parameter_is_refused(name):
    with pytest.raises(Refusal) as refused:
        from_body({name: "31.5"})
    assert len(refused.value.members["errors"]) == 1
