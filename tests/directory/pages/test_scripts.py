"""Words of the other script are marked, so that they are spoken and ordered rightly."""

import re

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from directory import scripts


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dastak", "en"),
        ("دستک", "ur"),
        ("ڪراچي", "ur"),
        ("ﻻہور", "ur"),
        ("1043", None),
        ("", None),
        ("1043 راہ", "ur"),
        ("École", "en"),
    ],
)
def test_a_script_is_told_by_the_first_letter(text, language):
    assert scripts.script_language(text) == language


@pytest.mark.parametrize(
    ("page", "text", "html"),
    [
        ("ur", "Dastak", '<bdi lang="en">Dastak</bdi>'),
        ("ur", "دستک", "دستک"),
        ("en", "دستک", '<bdi lang="ur">دستک</bdi>'),
        ("en", "Dastak", "Dastak"),
        ("ur", "1043", "1043"),
        ("ur", "Roshni Helpline 1138", '<bdi lang="en">Roshni Helpline 1138</bdi>'),
        ("ur", "ہانگ کانگ SAR چین", 'ہانگ کانگ <bdi lang="en">SAR</bdi> چین'),
        ("en", "Edhi (ایدھی 115) & sons", 'Edhi (<bdi lang="ur">ایدھی 115</bdi>) &amp; sons'),
        ("ur", "واپس (Back) سے", 'واپس (<bdi lang="en">Back</bdi>) سے'),
        ("ur", "واپس (Back (2)) سے", 'واپس (<bdi lang="en">Back (2)</bdi>) سے'),
    ],
)
def test_only_the_other_script_is_marked(page, text, html):
    with translation.override(page):
        assert scripts.as_run(text) == html


@given(st.text())
def test_no_text_brings_markup_into_a_page(text):
    with translation.override("ur"):
        bare = re.sub(r'<bdi lang="(en|ur)">|</bdi>', "", scripts.as_run(text))
    assert "<" not in bare
    assert '"' not in bare


def test_a_list_takes_the_comma_of_the_page():
    with translation.override("ur"):
        assert scripts.as_list(["دستک", "راہ"]) == "دستک، راہ"


def test_what_fills_a_sentence_is_escaped():
    assert scripts.filled("in %(place)s & on", place="<b>") == "in &lt;b&gt; &amp; on"
