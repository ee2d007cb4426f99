"""Whole sentences: where is found by how it is said, and no word of the story is taken for a place."""

import pytest

from directory.understanding import understand

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("main multan mein hoon mera shohar mujhe marta hai", "Multan"),
        ("meri behan ko uska shohar marta hai multan", "Multan"),
        ("mujhe vakeel chahiye krachi", "Karachi"),
        ("koi lawyer hai bahawalpur mein", "Bahawalpur"),
        ("i need a doctor for my sister in faisalabad", "Faisalabad"),
        ("مجھے طلاق چاہیے کراچی", "Karachi"),
    ],
)
def test_a_sentence_says_where(typed, place):
    found = understand(typed).place.place
    assert found is not None
    assert found.name == place


@pytest.mark.parametrize(
    "typed",
    [
        "police nahi sun rahi",
        "FIR nahi likh rahe",
        "شوہر مارتا ہے کیا کروں",
        "zabardasti shadi karwa rahe hain",
        "main kya karoon",
    ],
)
def test_a_story_without_a_place_has_none(typed):
    assert understand(typed).place.is_nothing
