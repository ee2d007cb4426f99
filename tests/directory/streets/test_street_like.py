"""What would tell where a place is more closely than its district is found, however it is written."""

import json
import sys
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from config.env import BASE_DIR
from directory.scripts import script_language
from directory.street_like import street_like

EXAMPLES = json.loads((BASE_DIR / "fixtures" / "street_like.json").read_text(encoding="utf-8"))
YES, NO = EXAMPLES["yes"], EXAMPLES["no"]
ZEROS = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.decimal(chr(code), None) == 0]
UNSEEN = ["\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff", "\u00ad", "\u202e", "\u2069"]
SPACES = ["  ", "   ", "\t", "\n", "\u00a0", "\u2009", "\u3000", " \n "]


@pytest.mark.parametrize("text", YES)
def test_a_text_that_tells_where_is_found(text):
    assert street_like(text)


@pytest.mark.parametrize("text", NO)
def test_a_text_that_tells_no_place_is_let_be(text):
    assert street_like(text) is None


@pytest.mark.parametrize("texts", [YES, NO])
def test_the_examples_are_many_and_in_both_scripts(texts):
    assert len(texts) == len(set(texts)) >= 60
    assert {script_language(text) for text in texts} >= {"ur", "en"}


@pytest.mark.parametrize("text", YES)
def test_it_is_found_inside_a_sentence_too(text):
    assert street_like(f"Ask for Invented Person. ({text}) She answers.")
    assert street_like(f"وہ یہاں ہے: {text}")


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("Call first; House No. 12, Invented Colony", "house no. 12"),
        ("Come to https://goo.gl/maps/invented now", "goo.gl/maps"),
        ("ہم گلی نمبر ۵ میں ہیں", "گلی نمبر 5"),
    ],
)
def test_the_piece_is_named(text, piece):
    assert street_like(text) == piece


@given(st.text())
def test_any_text_is_taken(text):
    found = street_like(text)
    assert found is None or found


@given(st.sampled_from(YES), st.sampled_from(ZEROS))
def test_digits_of_any_script_hide_nothing(text, zero):
    assert street_like("".join(_in_script(sign, zero) for sign in text)), zero


@given(st.sampled_from(NO), st.sampled_from(ZEROS))
def test_and_make_nothing_of_what_is_nothing(text, zero):
    assert street_like("".join(_in_script(sign, zero) for sign in text)) is None, zero


@pytest.mark.parametrize("five", ["５", "𝟓", "𝟧", "⁵", "₅", "⑤", "⓹", "➎", "5\ufe0f\u20e3", "५", "٥", "۵"])
def test_signs_that_look_like_digits_are_read_as_digits(five):
    assert street_like(f"Street {five}")
    assert street_like(f"گلی نمبر {five}")


@pytest.mark.parametrize(
    "text", ["Strееt 5", "Ноuse nο. 12", "ＳＴＲＥＥＴ ５", "𝐒𝐭𝐫𝐞𝐞𝐭 𝟓", "گـلی نمبر ۵", "گلي نمبر ٥", "مكان نمبر ٥"]
)
def test_letters_that_look_the_same_are_the_same(text):
    assert street_like(text)


@given(st.sampled_from(YES), st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
def test_capitals_hide_nothing(text, change):
    assert street_like(change(text))


@given(st.sampled_from(YES), st.data())
def test_more_spaces_hide_nothing(text, data):
    spaced = "".join(data.draw(st.sampled_from(SPACES)) if sign == " " else sign for sign in text)
    assert street_like(f"\n {spaced} \t")


@given(st.sampled_from(YES), st.data())
def test_signs_that_nobody_sees_hide_nothing(text, data):
    place = data.draw(st.integers(0, len(text)))
    unseen = "".join(data.draw(st.lists(st.sampled_from(UNSEEN), min_size=1, max_size=3)))
    assert street_like(text[:place] + unseen + text[place:])


@given(st.sampled_from(YES))
def test_all_forms_of_unicode_are_one(text):
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert street_like(unicodedata.normalize(form, text)), form


@given(st.sampled_from(YES))
def test_an_address_that_encodes_it_hides_nothing(text):
    assume("%" not in text)
    encoded = "".join(f"%{byte:02X}" for byte in text.encode())
    assert street_like(f"https://invented.invalid/?q={encoded}")


@pytest.mark.parametrize(
    "piece", ["12 ", "Invented ", "house ", "street, ", "near ", "5-", "a.", "31.0000 ", "//", "x/"]
)
def test_a_long_text_is_read_to_its_end(piece):
    assert street_like(piece * 3000 + " . gali number 5")


def _in_script(sign: str, zero: str) -> str:
    return chr(ord(zero) + int(sign)) if sign in "0123456789" else sign
