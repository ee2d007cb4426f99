"""For whom help is sought is understood when it is said plainly, and never guessed from a story."""

import json

import pytest
from django.conf import settings

from directory.asking import hear
from directory.cards.tags import AUDIENCES
from directory.understanding.words import FILE, read
from places.fold import fold

LIST = json.loads(FILE.read_text(encoding="utf-8"))["audiences"]


def test_every_audience_has_words_in_every_language():
    assert LIST.keys() == AUDIENCES.keys()
    assert {frozenset(by_language) for by_language in LIST.values()} == {frozenset({"en", "ur", "ur-Latn"})}


@pytest.mark.parametrize(
    ("audience", "text"),
    [(name, text) for name, by_language in LIST.items() for row in by_language.values() for text in row["words"]],
)
def test_every_word_of_the_list_says_for_whom(audience, text):
    assert read(fold(text).split()).audience == audience


@pytest.mark.parametrize(
    ("typed", "audience"),
    [
        ("khawateen lahore", "women"),
        ("aurat ke liye vakeel", "women"),
        ("خواتین کے لیے پناہ", "women"),
        ("bachay lahore", "children"),
        ("doctor for children", "children"),
        ("mard karachi", "men"),
        ("counsellor for men lahore", "men"),
        ("مرد کراچی", "men"),
        ("khwaja sira", "transgender"),
        ("khwaja sara karachi shelter", "transgender"),
        ("i am transgender and i need a lawyer now", "transgender"),
        ("خواجہ سرا لاہور", "transgender"),
        ("mard marta hai", None),
        ("mard tang karta hai", None),
        ("men and women lahore", None),
        ("bacha gum ho gaya", None),
        ("lady doctor", None),
        ("women police station", None),
        ("my husband beats me", None),
        ("lahore", None),
    ],
)
def test_for_whom_is_taken_only_when_it_is_said_plainly(typed, audience):
    assert read(fold(typed).split()).audience == audience


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("params", "audience"),
    [
        ({"q": ["khwaja sira lahore"]}, "transgender"),
        ({"q": ["khwaja sira lahore"], "audience": ["women"]}, "women"),
        ({"q": ["lahore"], "audience": ["children"]}, "children"),
        ({"q": ["lahore"]}, None),
    ],
)
def test_the_box_says_for_whom_where_none_is_chosen(params, audience):
    search = hear(params, language="en").question.search
    assert search is not None
    assert search.audience == audience


@pytest.mark.django_db
def test_for_whom_alone_is_asked_of_the_whole_country():
    search = hear({"q": ["khawateen"]}, language="en").question.search
    assert search is not None
    assert search.place is not None
    assert (search.place.kind, search.place.country, search.audience) == ("country", settings.HOME_COUNTRY, "women")


@pytest.mark.django_db
def test_the_page_of_results_says_for_whom(client):
    page = client.post("/en/search/", {"q": "khwaja sira lahore"}).content.decode()
    said = page.partition("We looked for:")[2].partition("</p>")[0]
    assert "Lahore" in said
    assert "ransgender" in said
