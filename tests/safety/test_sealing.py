"""What is sealed can be read by nobody else, changed by nobody, and measured only roughly."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safety.sealing import BUCKETS, LONGEST, key_for, seal, unseal

KEY = key_for("test", "a secret")
NOW = 1_800_000_000
MINUTE = 60


def opened(sealed: str, key: bytes = KEY, *, now: int = NOW) -> bytes | None:
    return unseal(sealed, key, now=now, within_s=MINUTE)


def sealed(words: bytes) -> str:
    text = seal(words, KEY, now=NOW)
    assert text is not None
    return text


@given(st.binary(max_size=LONGEST), st.integers(0, MINUTE - 1))
def test_what_was_sealed_is_opened_within_its_time(words, later):
    assert opened(sealed(words), now=NOW + later) == words


@given(st.binary(max_size=LONGEST), st.integers(MINUTE, 10**9) | st.integers(-(10**9), -1))
def test_neither_afterwards_nor_before(words, later):
    assert opened(sealed(words), now=NOW + later) is None


@given(st.binary(max_size=300), st.data())
def test_whoever_changes_one_bit_gets_nothing(words, data):
    box = bytearray(urlsafe_b64decode(sealed(words)))
    box[data.draw(st.integers(0, len(box) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    assert opened(urlsafe_b64encode(box).decode()) is None


@given(st.text() | st.binary().map(lambda some: urlsafe_b64encode(some).decode()))
def test_whatever_else_a_browser_sends_opens_to_nothing(text):
    assert opened(text) is None


@pytest.mark.parametrize("key", [key_for("other", "a secret"), key_for("test", "another secret")])
def test_no_other_key_opens_it(key):
    assert opened(sealed(b"words"), key) is None


@given(st.binary(max_size=LONGEST), st.binary(max_size=LONGEST))
def test_a_sealed_text_has_one_of_few_lengths(one, other):
    lengths = {len(sealed(words)) for words in (one, other)}
    assert lengths <= {-(-(size + 40) // 3) * 4 for size in BUCKETS}
    assert max(lengths) < 3_500


@given(st.binary(max_size=100))
def test_the_same_words_are_never_sealed_alike(words):
    assert sealed(words) != sealed(words)


def test_short_questions_are_all_of_one_length():
    assert len({len(sealed(b"x" * size)) for size in range(120)}) == 1


def test_what_is_too_long_is_not_sealed():
    assert seal(b"x" * LONGEST, KEY, now=NOW)
    assert seal(b"x" * (LONGEST + 1), KEY, now=NOW) is None
