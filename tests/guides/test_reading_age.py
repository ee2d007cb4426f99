"""The English of the guides is for a reader of eleven."""

import pytest

from guides import shelf
from guides.texts import texts
from tests.guides.readability import grade, syllables

MOST_GRADE = 6.5
MOST_WORDS = 45


@pytest.mark.parametrize("guide", shelf.every(), ids=lambda guide: guide.slug)
def test_a_guide_reads_at_the_age_of_eleven(guide):
    said = [text.words["en"] for text in texts(guide) if ".points[" in text.field]
    assert grade(said) <= MOST_GRADE


@pytest.mark.parametrize("guide", shelf.every(), ids=lambda guide: guide.slug)
def test_a_point_is_short(guide):
    long = [text.field for text in texts(guide) if len(text.words["en"].split()) > MOST_WORDS]
    assert long == []


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("come", 1),
        ("table", 2),
        ("police", 2),
        ("hospital", 3),
        ("doctor", 2),
        ("hurt", 1),
        ("asked", 1),
        ("72", 1),
        ("the", 1),
    ],
)
def test_syllables_are_counted_well_enough(word, count):
    assert syllables(word) == count


def test_a_learned_text_is_told_from_a_plain_one():
    assert grade(["Go to a doctor. It helps."]) < 3
    assert (
        grade(["Prophylactic antiretroviral medication administered immediately minimises transmission probability."])
        > 15
    )
