"""The committed list of everyday words, and how it is matched."""

import csv
import json
from pathlib import Path

import pytest
from django.conf import settings

from directory.cards.tags import NEEDS
from directory.understanding.words import FILE, loose, read
from places.fold import fold

LIST = json.loads(FILE.read_text(encoding="utf-8"))
GAZETTEER = Path(settings.BASE_DIR) / "fixtures" / "gazetteer" / "pakistan.tsv"


def entries():
    """Yield (need, language, review, word)."""
    for need, by_language in LIST["needs"].items():
        for language, row in by_language.items():
            for word in row["words"]:
                yield need, language, row["review"], word


def test_every_need_has_words_in_every_language_and_no_other_need_is_named():
    assert LIST["needs"].keys() == NEEDS.keys()
    assert {frozenset(by_language) for by_language in LIST["needs"].values()} == {frozenset({"en", "ur", "ur-Latn"})}


def test_no_urdu_word_is_said_to_be_reviewed_before_a_native_speaker_has_read_it():
    assert {review for _need, language, review, _word in entries() if language != "en"} == {"needs review"}


def test_one_word_names_one_need():
    named: dict[tuple[str, ...], str] = {}
    for need, _language, _review, word in entries():
        phrase = tuple(map(loose, fold(word).split()))
        assert named.setdefault(phrase, need) == need, word


@pytest.mark.parametrize(("need", "word"), [(need, word) for need, _language, _review, word in entries()])
def test_every_word_of_the_list_is_understood(need, word):
    assert read(fold(word).split()).needs == (need,)


# Thana is a town in Malakand, and the word for a police station; Kahan is one in Kohlu, and asks where.
SAME_AS_A_WORD = {"Thana", "Kahan"}


def test_no_place_of_pakistan_is_taken_for_a_word_of_the_list():
    with GAZETTEER.open(encoding="utf-8") as file:
        names = {row["name"] for row in csv.DictReader(file, delimiter="\t")}
    swallowed = {name for name in names if not any(read(fold(name).split()).left)}
    assert swallowed <= SAME_AS_A_WORD


@pytest.mark.parametrize(
    ("typed", "needs"),
    [
        ("councellor", ("counselling",)),
        ("lawyyer", ("legal-aid",)),
        ("psycologist", ("counselling",)),
        ("ambulence", ("emergency",)),
        ("larkana", ()),
        ("lahore", ()),
    ],
)
def test_a_slip_in_a_long_word_is_forgiven(typed, needs):
    assert read([typed]).needs == needs


@pytest.mark.parametrize("words", ["vakeel", "vakil", "wakeel", "wakil", "waqeel", "WAKEEL"])
def test_the_spellings_of_one_roman_word_are_one(words):
    assert read(fold(words).split()).needs == ("legal-aid",)


def test_the_longest_phrase_is_meant():
    assert read(["harassment", "at", "office"]).needs == ("workplace-harassment",)
    assert read(["harassment"]).needs == ("psychosocial-support",)


def test_what_is_done_to_her_gives_way_to_what_she_asks_for():
    assert read(["shohar", "marta", "hai", "vakeel", "chahiye"]).needs == ("legal-aid",)


def test_two_needs_are_two():
    assert read(["vakeel", "aur", "panah"]).needs == ("legal-aid", "shelter")


def test_what_is_left_keeps_its_place_among_the_words():
    assert read(["mujhe", "lahore", "mein", "vakeel", "chahiye"]).left == (None, "lahore", None, None, None)
