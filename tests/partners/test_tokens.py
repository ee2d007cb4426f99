"""A key is 256 random bits with a name in front; only its digest is kept, and it is known wherever it stands."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from partners import tokens

KEYS = st.builds(lambda: tokens.make().text)
LETTERS = st.text(alphabet="0123456789abcdef_raxyz-", max_size=90)


def test_a_key_has_256_random_bits_and_no_two_are_alike():
    made = [tokens.make() for _ in range(200)]
    secrets = {token.text.split("_")[2] for token in made}
    assert len(secrets) == 200
    assert {len(bytes.fromhex(secret)) for secret in secrets} == {32}
    # Each of the 256 bits is now one, now the other.
    numbers = [int(secret, 16) for secret in secrets]
    assert all(0 < sum(number >> bit & 1 for number in numbers) < 200 for bit in range(256))


@given(KEYS)
def test_it_begins_with_its_prefix_and_is_stored_as_its_sha_256(key):
    name, prefix, secret = key.split("_")
    assert (name, len(prefix), len(secret)) == ("raah", 8, 64)
    assert tokens.digest(key) == sha256(key.encode()).digest()


@given(KEYS, st.text(max_size=30), st.text(max_size=30))
def test_a_key_is_seen_wherever_it_stands(key, before, after):
    assert tokens.is_whole(key)
    assert tokens.is_in(f"{before}{key}{after}")


@given(KEYS, st.integers(0, 77), st.sampled_from("0aG_ \n\x00"))
def test_a_key_with_a_letter_more_or_less_is_none(key, at, letter):
    assert not tokens.is_whole(key[:at] + key[at + 1 :])
    assert not tokens.is_whole(key[:at] + letter + key[at:])


@given(LETTERS)
def test_what_looks_a_little_like_one_is_none(text):
    assert tokens.is_whole(text) == (len(text) == 78 and tokens.is_in(text))
