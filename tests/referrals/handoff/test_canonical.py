"""The bytes of which a link is made: the same for the same wish, however it is written, and for no other."""

import json
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.v1 import filling
from referrals.forms.asking import ASKED
from referrals.said import Filled
from referrals.sealed import handoffs
from referrals.sealed.handoffs import Asked

LANGUAGES = st.sampled_from(["ur", "en"])
AREAS = st.one_of(st.sampled_from(["pk/punjab/lahore", "لاہور", ""]), st.text(max_size=20))
NEEDS = st.lists(st.sampled_from(sorted(ASKED)), max_size=6)
CENTRES = st.lists(st.uuids(), max_size=5)
WISHES = st.fixed_dictionaries({"language": LANGUAGES, "area": AREAS, "needs": NEEDS, "centre_ids": CENTRES})
KEYS = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=16, max_size=40)
PARTNER = UUID(int=7)
FEW = settings(max_examples=40)


@pytest.fixture(autouse=True)
def pepper(settings) -> None:
    settings.PEPPERS = {1: b"1" * 32}


def canonical(wish: dict) -> bytes:
    """Return the bytes of a wish that came as JSON."""
    sent = json.loads(json.dumps(wish, default=str))
    return filling.read(sent).canonical()


def parts(wish: dict) -> tuple:
    """Return what a wish means."""
    filled = filling.read(json.loads(json.dumps(wish, default=str)))
    return filled.language, filled.area, frozenset(filled.needs), frozenset(filled.centres)


@FEW
@given(WISHES, st.randoms(use_true_random=False))
def test_order_repetition_and_writing_change_nothing(wish, chance):
    items = list(wish.items())
    chance.shuffle(items)
    other = dict(items)
    other["needs"] = chance.sample(wish["needs"] * 2, len(wish["needs"]) * 2)
    ids = [chance.choice([str.upper, str])(str(one)) for one in wish["centre_ids"]]
    other["centre_ids"] = chance.sample(ids, len(ids))
    if not wish["area"]:
        other["area"] = chance.choice([None, "", " "])
    assert canonical(other) == canonical(wish)


@FEW
@given(WISHES, WISHES)
def test_another_wish_has_other_bytes(one, other):
    assert (canonical(one) == canonical(other)) is (parts(one) == parts(other))


@FEW
@given(WISHES, KEYS, KEYS, st.uuids())
def test_a_link_is_another_for_another_partner_key_body_or_pepper(wish, key, other_key, partner):
    asked = Asked(PARTNER, key, canonical(wish))
    others = {Asked(partner, key, asked.body), Asked(PARTNER, other_key, asked.body), replace(asked, body=b"[]")}
    links = {asked.link(1).chance} | {other.link(1).chance for other in others - {asked}}
    assert len(links) == 1 + len(others - {asked})
    assert asked.link(1).chance not in (*asked.digests, asked.link(1).digest)


@FEW
@given(st.uuids(), KEYS)
def test_where_a_key_ends_and_a_body_begins_is_not_left_open(partner, key):
    whole = Asked(partner, key, b"rest")
    assert whole.link(1) != Asked(partner, key[:-1], key[-1:].encode() + b"rest").link(1)


@FEW
@given(WISHES, KEYS)
def test_a_link_comes_back_from_its_address_and_opens_what_it_has_sealed(wish, key):
    filled = filling.read(json.loads(json.dumps(wish, default=str)))
    link = Asked(PARTNER, key, filled.canonical()).link(1)
    text = handoffs.text_of(link)
    assert len(text) == handoffs.LETTERS
    assert handoffs.read(text) == link
    assert Filled.from_json(link.open(link.seal(filled.as_json()))) == filled


@FEW
@given(st.text(max_size=60))
def test_what_is_no_link_is_none_and_breaks_nothing(text):
    found = handoffs.read(text)
    assert found is None or len(found.chance) == 32
