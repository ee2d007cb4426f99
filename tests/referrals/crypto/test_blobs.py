"""What was written, sealed."""

import dataclasses
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referrals.crypto import blobs
from referrals.crypto.blobs import Place
from referrals.crypto.errors import NotOpenedError

KEY = bytes(range(32))
HERE = Place(case=UUID(int=7), kind="story", number=1, version=2)
ELSEWHERE = {
    "another case": dataclasses.replace(HERE, case=UUID(int=8)),
    "another kind": dataclasses.replace(HERE, kind="contact"),
    "another number": dataclasses.replace(HERE, number=2),
    "another version": dataclasses.replace(HERE, version=1),
}
OVERHEAD = 24 + 16


@settings(deadline=None)
@given(st.binary(max_size=5_000))
def test_what_is_sealed_is_opened_as_it_was(words):
    assert blobs.unseal(blobs.seal(words, KEY, HERE), KEY, HERE) == words


@pytest.mark.parametrize("words", [b"", b"\x00", b"\x80", b"\x80\x00\x00", b"\x00" * 511, b"x" * blobs.LONGEST])
def test_words_that_look_like_padding_come_back(words):
    assert blobs.unseal(blobs.seal(words, KEY, HERE), KEY, HERE) == words


@pytest.mark.parametrize(
    ("length", "size"),
    [
        (0, 512),
        (511, 512),
        (512, 1024),
        (1023, 1024),
        (1024, 2048),
        (4095, 4096),
        (8191, 8192),
        (16_383, 16_384),
        (16_384, 32_768),
        (32_767, 32_768),
    ],
)
def test_a_length_is_one_of_seven(length, size):
    assert len(blobs.seal(b"x" * length, KEY, HERE)) == size + OVERHEAD


def test_the_seven_lengths_are_those_of_the_design():
    assert blobs.BUCKETS == (512, 1024, 2048, 4096, 8192, 16_384, 32_768)


def test_what_is_too_long_is_refused_without_a_word_of_it():
    with pytest.raises(ValueError, match=r"^too long to be sealed$"):
        blobs.seal(b"x" * 32_768, KEY, HERE)


@pytest.mark.parametrize("place", ELSEWHERE.values(), ids=ELSEWHERE)
def test_moved_elsewhere_it_does_not_open(place):
    with pytest.raises(NotOpenedError):
        blobs.unseal(blobs.seal(b"words", KEY, HERE), KEY, place)


def test_another_key_does_not_open_it():
    with pytest.raises(NotOpenedError):
        blobs.unseal(blobs.seal(b"words", KEY, HERE), bytes(32), HERE)


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=512 + OVERHEAD - 1), st.integers(min_value=0, max_value=7))
def test_one_bit_that_is_turned_keeps_it_shut(byte, bit):
    sealed = bytearray(blobs.seal(b"words", KEY, HERE))
    sealed[byte] ^= 1 << bit
    with pytest.raises(NotOpenedError):
        blobs.unseal(bytes(sealed), KEY, HERE)


@pytest.mark.parametrize("sealed", [b"", b"x", bytes(40), bytes(552)])
def test_what_was_never_sealed_is_not_opened(sealed):
    with pytest.raises(NotOpenedError):
        blobs.unseal(sealed, KEY, HERE)


def test_the_same_words_are_never_sealed_alike():
    assert blobs.seal(b"words", KEY, HERE) != blobs.seal(b"words", KEY, HERE)


def test_a_place_is_said_so_that_no_two_are_alike():
    assert HERE.said() == b"00000000000000000000000000000007|story|1|2"


@pytest.mark.parametrize("kind", ["", "a|b", "story1", "کہانی", "_"])
def test_a_kind_that_could_be_two_parts_is_refused(kind):
    with pytest.raises(ValueError, match=r"^a kind is one ASCII word$"):
        dataclasses.replace(HERE, kind=kind)


def test_a_kind_may_be_of_two_words():
    assert dataclasses.replace(HERE, kind="safe_contact").kind == "safe_contact"


def test_a_key_is_chance():
    made = {blobs.new_key() for _ in range(100)}
    assert len(made) == 100
    assert {len(key) for key in made} == {32}


def test_a_wrapped_key_is_opened_for_its_purpose_alone():
    wrapped = blobs.wrap(KEY, bytes(32), "code")
    assert len(wrapped) == len(KEY) + OVERHEAD
    assert blobs.unwrap(wrapped, bytes(32), "code") == KEY
    with pytest.raises(NotOpenedError):
        blobs.unwrap(wrapped, bytes(32), "retry")
    with pytest.raises(NotOpenedError):
        blobs.unwrap(wrapped, KEY, "code")
    with pytest.raises(NotOpenedError):
        blobs.unwrap(b"short", bytes(32), "code")
