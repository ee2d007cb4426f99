"""Pairs of keys."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referrals.crypto import pairs
from referrals.crypto.errors import NotOpenedError


def test_a_private_half_has_one_public_half():
    made = pairs.new_pair()
    assert pairs.pair_of(made.private) == made


def test_a_pair_is_never_shown():
    made = pairs.new_pair()
    shown = f"{made!r} {made}"
    assert made.private.hex() not in shown
    assert repr(made.private) not in shown


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_only_the_holder_opens(secret):
    holder, stranger = pairs.new_pair(), pairs.new_pair()
    sealed = pairs.seal_to(holder.public, secret)
    assert pairs.open_by(holder.private, sealed) == secret
    assert len(sealed) == len(secret) + 48
    with pytest.raises(NotOpenedError):
        pairs.open_by(stranger.private, sealed)


def test_the_same_secret_is_never_sealed_alike():
    holder = pairs.new_pair()
    assert pairs.seal_to(holder.public, b"x") != pairs.seal_to(holder.public, b"x")


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=79), st.integers(min_value=0, max_value=7))
def test_one_bit_that_is_turned_keeps_it_shut(byte, bit):
    holder = pairs.new_pair()
    sealed = bytearray(pairs.seal_to(holder.public, bytes(32)))
    sealed[byte] ^= 1 << bit
    with pytest.raises(NotOpenedError):
        pairs.open_by(holder.private, bytes(sealed))


@pytest.mark.parametrize("sealed", [b"", b"x", bytes(47), bytes(48)])
def test_what_is_no_sealed_secret_is_not_opened(sealed):
    with pytest.raises(NotOpenedError) as caught:
        pairs.open_by(pairs.new_pair().private, sealed)
    assert str(caught.value) == "not opened"


def test_halves_of_one_pair_fit_and_others_do_not():
    made, other = pairs.new_pair(), pairs.new_pair()
    assert pairs.fit(made.private, made.public) is True
    assert pairs.fit(made.private, other.public) is False
    assert pairs.fit(made.public, made.public) is False


@pytest.mark.parametrize("private", [b"", b"x", bytes(31), bytes(33), None, "x" * 32])
def test_what_is_no_private_half_fits_nothing(private):
    assert pairs.fit(private, pairs.new_pair().public) is False


@pytest.mark.parametrize(
    ("public", "digits"),
    [
        (bytes(32), "75317837609286968264"),
        (bytes(range(32)), "55338004812143174444"),
        ((12).to_bytes(32), "04563389666941481744"),
    ],
)
def test_known_fingerprints_also_one_that_begins_with_nothing(public, digits):
    assert pairs.fingerprint(public) == digits


@given(st.binary(min_size=32, max_size=32), st.integers(min_value=0, max_value=255))
def test_a_fingerprint_has_twenty_digits_and_one_bit_gives_another(public, bit):
    other = bytearray(public)
    other[bit // 8] ^= 1 << bit % 8
    digits = pairs.fingerprint(public)
    assert len(digits) == pairs.FINGERPRINT_DIGITS == 20
    assert digits.isascii()
    assert digits.isdigit()
    assert pairs.fingerprint(bytes(other)) != digits
