"""Which part of a file a header asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.ranges import NoSuchPartError, part_of

SIZE = 1000
PARTS = [
    ("bytes=0-0", (0, 0)),
    ("bytes=0-999", (0, 999)),
    ("bytes=0-5000", (0, 999)),
    ("bytes=0-9999999999999999999", (0, 999)),
    ("bytes=500-", (500, 999)),
    ("bytes=-1", (999, 999)),
    ("bytes=-1000", (0, 999)),
    ("bytes=-5000", (0, 999)),
    (" bytes=1-2 ", (1, 2)),
]
WHOLE = [
    *("", "bytes", "bytes=", "bytes=-", "bytes=2-1", "bytes=a-b", "bytes=0-1,2-3", "bytes=0-1, 5-", "lines=0-1"),
    *("bytes 0-1", "bytes=0", "bytes=--1", "bytes=1.5-2", "bytes=٠-٩", "bytes=0-" + "9" * 20, "BYTES=0-1\x00"),
]
NOTHING = ["bytes=1000-", "bytes=1000-2000", "bytes=9999999999999999999-", "bytes=-0"]


@pytest.mark.parametrize(("asked", "part"), PARTS)
def test_a_part_is_read(asked, part):
    assert part_of(asked, SIZE) == part


@pytest.mark.parametrize("asked", WHOLE)
def test_what_cannot_be_read_and_several_parts_mean_the_whole_file(asked):
    assert part_of(asked, SIZE) is None


@pytest.mark.parametrize("asked", NOTHING)
def test_what_is_behind_the_end_is_refused(asked):
    with pytest.raises(NoSuchPartError):
        part_of(asked, SIZE)


def test_of_an_empty_file_there_is_no_part():
    for asked in ("bytes=0-", "bytes=0-0", "bytes=-1"):
        with pytest.raises(NoSuchPartError):
            part_of(asked, 0)


@given(st.integers(1, 40), st.integers(0, 60), st.none() | st.integers(0, 60))
def test_a_part_is_what_a_slice_is(size, first, last):
    if last is not None and last < first:
        return
    held, asked = bytes(range(size)), f"bytes={first}-{'' if last is None else last}"
    try:
        part = part_of(asked, size)
    except NoSuchPartError:
        assert first >= size
    else:
        assert held[part.first : part.last + 1] == held[first : None if last is None else last + 1]
        assert part.length == len(held[part.first : part.last + 1])


@given(st.text())
def test_no_text_breaks_it(text):
    try:
        part = part_of(text, SIZE)
    except NoSuchPartError:
        return
    assert part is None or 0 <= part.first <= part.last < SIZE
