"""What a person can choose is what the directory can find."""

import pytest

from directory.cards.tags import AUDIENCES as AUDIENCE_TAGS
from directory.cards.tags import NEEDS as NEED_TAGS
from directory.cards.tags import is_language
from directory.choices import AUDIENCES, FILTERS, LANGUAGES, NEEDS, RADII
from directory.question import READERS, read

pytestmark = pytest.mark.django_db


def test_every_need_and_audience_of_the_taxonomy_can_be_chosen():
    assert NEEDS.keys() == NEED_TAGS.keys()
    assert AUDIENCES.keys() == AUDIENCE_TAGS.keys()


def test_every_language_offered_is_a_language():
    assert all(map(is_language, LANGUAGES))


OFFERED = [("radius", value) for value in RADII] + list(FILTERS)


@pytest.mark.parametrize(("name", "value"), OFFERED)
def test_every_filter_offered_is_understood(name, value):
    assert name in READERS
    question = read({"place": ["pk/sindh"], name: [value]}, language="en")
    assert not question.refusals
    assert question.search
