"""Cursors as texts."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from api.reading import WrongValueError
from api.v1.cursors import Cursor, cursor

NUMBERS = st.integers(0, 2**63 - 1)


@given(st.uuids(), NUMBERS, NUMBERS)
def test_a_cursor_is_read_as_it_was_given(one, seen, began):
    made = Cursor(one, seen, began)
    assert cursor(str(made)) == made
    assert len(str(made)) == 43


@given(st.text())
def test_what_is_no_cursor_of_ours_is_refused_and_never_breaks(text):
    with suppress(WrongValueError):
        assert str(cursor(text)) == text
