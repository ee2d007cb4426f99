"""From what is remembered to a key."""

from hashlib import blake2b

import pytest

from referrals.crypto.derivation import CODE_COST, PHRASE_COST, Cost, peppered, stretch


@pytest.mark.parametrize("cost", [(0, 64), (3, 0), (-1, 64)])
def test_a_cost_below_what_argon2id_can_do_is_refused(cost):
    with pytest.raises(ValueError, match="one pass over 1 MiB"):
        Cost(*cost)


def test_the_least_cost_is_one_pass_over_one_mebibyte():
    assert Cost(1, 1) == Cost(passes=1, memory_mib=1)


def test_the_costs_in_use_are_those_that_were_measured():
    assert Cost(passes=3, memory_mib=64) == CODE_COST == PHRASE_COST


def test_stretching_is_argon2id():
    from argon2.low_level import Type, hash_secret_raw

    made = stretch(b"password", b"somesaltsomesalt", Cost(passes=2, memory_mib=1), size=32)
    reference = hash_secret_raw(b"password", b"somesaltsomesalt", 2, 1024, 1, 32, Type.ID)
    assert made == reference


def test_the_size_is_what_was_asked_for():
    assert [len(stretch(b"x", bytes(16), Cost(1, 1), size=size)) for size in (32, 64)] == [32, 64]


def test_a_pepper_is_a_key_of_blake2b_for_one_purpose():
    pepper = bytes(range(32))
    assert (
        peppered("tag", b"material", pepper) == blake2b(b"material", key=pepper, person=b"tag", digest_size=32).digest()
    )


@pytest.mark.parametrize("pepper", [b"", bytes(31), bytes(33)])
def test_a_pepper_of_another_length_is_refused(pepper):
    with pytest.raises(ValueError, match=r"^a pepper has 32 bytes$"):
        peppered("tag", b"material", pepper)


def test_one_purpose_says_nothing_of_another():
    assert peppered("tag", b"x", bytes(32)) != peppered("wrap", b"x", bytes(32))
