"""What staff sign in with is sealed: opened by its key alone, changed by nobody; and links that only a key makes."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

import nacl.hash
import nacl.secret
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nacl.encoding import URLSafeBase64Encoder

from accounts.sealing import SealError, is_newest, seal, token, unseal

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
NONCE = bytes(range(100, 124))
TEXT = "راہ JBSWY3DP"
BOX = "ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7cC3kbVg2tEnsQuLU7HARUNoIQW7hN-6j8q50zQTA8w=="
INVITED = "00112233445566778899aabbccddeeff|1"
LINK = "VUfqa6o2JtKTg5IWvyLaao-XHBHnAgo-"

anything = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
keys = st.binary(min_size=32, max_size=32)
rings = st.dictionaries(st.integers(1, 10**6), keys, min_size=1, max_size=5)


def test_a_sealed_text_is_the_number_of_its_key_and_libsodium_s_box(monkeypatch):
    monkeypatch.setattr("nacl.secret.random", lambda size: NONCE[:size])
    assert seal(TEXT, {7: KEY}) == f"7:{BOX}"


def test_what_was_sealed_long_ago_is_opened():
    assert unseal(f"7:{BOX}", {7: KEY}) == TEXT


@anything
@given(st.text(), rings)
def test_what_is_sealed_is_opened(text, ring):
    assert unseal(seal(text, ring), ring) == text


@anything
@given(st.text(min_size=4), rings)
def test_a_sealed_text_does_not_show_it_and_is_never_the_same_twice(text, ring):
    one, other = seal(text, ring), seal(text, ring)
    assert one != other
    assert text.encode() not in urlsafe_b64decode(one.partition(":")[2])


@anything
@given(st.text(max_size=40), st.data())
def test_whoever_changes_one_bit_gets_nothing(text, data):
    box = bytearray(urlsafe_b64decode(seal(text, {7: KEY}).partition(":")[2]))
    box[data.draw(st.integers(0, len(box) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(SealError):
        unseal(f"7:{urlsafe_b64encode(box).decode()}", {7: KEY})


@pytest.mark.parametrize("ring", [{7: OTHER}, {8: KEY}, {7: OTHER, 8: KEY}, {}])
def test_no_other_key_opens_it(ring):
    with pytest.raises(SealError):
        unseal(f"7:{BOX}", ring)


@anything
@given(st.text() | st.binary().map(lambda some: f"7:{urlsafe_b64encode(some).decode()}"))
def test_whatever_else_is_stored_opens_to_nothing(text):
    with pytest.raises(SealError):
        unseal(text, {7: KEY})


def test_a_part_of_it_opens_to_nothing():
    for cut in range(1, len(BOX)):
        with pytest.raises(SealError):
            unseal(f"7:{BOX[:-cut]}", {7: KEY})


def test_the_error_says_nothing_of_what_was_sealed():
    with pytest.raises(SealError) as error:
        unseal(f"7:{BOX}", {7: OTHER})
    assert BOX not in str(error.value)


@anything
@given(st.text(), rings)
def test_the_highest_number_seals_and_all_of_them_open(text, ring):
    older = [seal(text, {number: key}) for number, key in ring.items()]
    assert seal(text, ring).startswith(f"{max(ring)}:")
    assert {unseal(sealed, ring) for sealed in older} == {text}


@pytest.mark.parametrize(
    ("ring", "newest"), [({7: KEY}, True), ({7: KEY, 8: OTHER}, False), ({7: KEY, 6: OTHER}, True)]
)
def test_it_is_known_what_has_to_be_sealed_again(ring, newest):
    assert is_newest(f"7:{BOX}", ring) is newest


def test_key_7_is_not_taken_for_key_70():
    assert not is_newest(f"70:{BOX}", {7: KEY})


def test_a_link_s_token_is_a_keyed_hash_for_one_purpose():
    by_libsodium = nacl.hash.blake2b(
        INVITED.encode(), digest_size=24, key=KEY, person=b"invitation", encoder=URLSafeBase64Encoder
    )
    assert token("invitation", INVITED, KEY) == by_libsodium.decode() == LINK


@pytest.mark.parametrize(
    ("purpose", "text", "key"),
    [("other", INVITED, KEY), ("invitation", INVITED[:-1] + "2", KEY), ("invitation", INVITED, OTHER)],
)
def test_another_purpose_text_or_key_makes_another_token(purpose, text, key):
    assert token(purpose, text, key) != LINK


@anything
@given(st.text(), keys)
def test_a_token_is_32_letters_that_need_no_sign_of_their_own_in_an_address(text, key):
    made = token("invitation", text, key)
    assert len(made) == 32
    assert made.replace("-", "").replace("_", "").isalnum()
