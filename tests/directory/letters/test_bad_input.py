"""Whatever stands in a field: said at the field, in the language of the page, and nothing that was typed is lost."""

import re
from uuid import uuid4

import pytest
from django.utils import translation
from django.utils.html import escape

from directory.choices import KNOWN_BY, WRONG
from directory.models import KnownBy, ListingReport, Suggestion, Wrong
from tests.directory.pages.test_bad_input import NASTY, encoded

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"
NO_NUMBER = "This cannot be a phone number. Write only its digits, or leave it empty."
NO_ADDRESS = "This cannot be a web address. Write it as it stands on the page, or leave it empty."
BAD = [
    ("phone", "abc", NO_NUMBER),
    ("phone", "0", NO_NUMBER),
    ("phone", "1" * 101, "This is too long. Write no more than 100 letters."),
    ("website", "no web address", NO_ADDRESS),
    ("website", "javascript:alert(1)", NO_ADDRESS),
    ("website", "ftp://x.example", NO_ADDRESS),
    ("website", "https://[", NO_ADDRESS),
    ("website", f"x.example/{'a' * 500}", "This is too long. Write no more than 500 letters."),
    ("name", "", "Write what the place is called."),
    ("name", "   ", "Write what the place is called."),
    ("name", "ب" * 201, "This is too long. Write no more than 200 letters."),
    ("place", "", "Write in which city or area the place is."),
    ("place", "ب" * 201, "This is too long. Write no more than 200 letters."),
    ("known_by", "", "Choose how you know this place."),
    ("known_by", "a-yacht", "We do not know this choice. Choose one from the list."),
    ("needs", "a-yacht", "We do not know this choice. Choose one from the list."),
]
BAD_REPORTS = [
    ("wrong", "", "Choose what is wrong."),
    ("wrong", "a-yacht", "We do not know this choice. Choose one from the list."),
    ("right", "ب" * 301, "This is too long. Write no more than 300 letters."),
]
ERROR = re.compile(r'<p class="wrong" id="id_(\w+)_error">(.*?)</p>')


def spoken(sentence: str, language: str) -> str:
    """Return the sentence in the language; its number stands in a gap of the translation."""
    number = re.search(r"\d+", sentence)
    if not number:
        with translation.override(language):
            return str(translation.gettext(sentence))
    gap = sentence.replace(number[0], "%(limit_value)d")
    with translation.override(language):
        return str(translation.gettext(gap)) % {"limit_value": int(number[0])}


@pytest.mark.parametrize("language", ["ur", "en"])
@pytest.mark.parametrize(("field", "typed", "sentence"), BAD)
def test_what_is_wrong_is_said_at_its_field_and_above_it(client, suggestion, language, field, typed, sentence):
    page = client.post(f"/{language}/suggest/", suggestion | {field: typed}).text
    assert ERROR.findall(page) == [(field, spoken(sentence, language))]
    assert re.search(rf'<li><a href="#id_{field}(_0)?">', page)
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize("language", ["ur", "en"])
@pytest.mark.parametrize(("field", "typed", "sentence"), BAD_REPORTS)
def test_so_it_is_with_a_report(client, report_path, report, language, field, typed, sentence):
    page = client.post(report_path.replace("/en/", f"/{language}/"), report | {field: typed}).text
    assert ERROR.findall(page) == [(field, spoken(sentence, language))]
    assert not ListingReport.objects.exists()


@pytest.mark.parametrize(("field", "typed"), [row[:2] for row in BAD if row[0] not in ("known_by", "needs")])
def test_the_field_knows_its_sentence_and_keeps_what_was_typed(client, suggestion, field, typed):
    page = client.post("/en/suggest/", suggestion | {field: typed}).text
    found = re.search(rf'<input [^>]*id="id_{field}"[^>]*>', page)
    assert found
    assert 'aria-invalid="true"' in found[0]
    assert re.search(rf'aria-describedby="[^"]*\bid_{field}_error"', found[0])
    assert f'value="{escape(typed)}"' in found[0] or not typed


@pytest.mark.parametrize("field", ["known_by", "wrong"])
def test_a_choice_that_is_missing_is_said_to_its_whole_group(client, report_path, field):
    page = client.post(report_path if field == "wrong" else "/en/suggest/", {"token": str(uuid4())}).text
    assert f'<fieldset aria-describedby="id_{field}_error">' in page
    assert f'id="id_{field}_0"' in page


def test_nothing_else_that_was_typed_or_chosen_is_lost(client, suggestion):
    page = client.post("/en/suggest/", suggestion | {"phone": "abc"}).text
    for value in ("Invented Centre", "Multan", "invented.example", "abc"):
        assert f'value="{value}"' in page
    checked = re.findall(r'value="([\w-]+)"[^>]*checked', page)
    assert checked == ["heard-of-it", "shelter", "legal-aid"]


def test_the_other_language_takes_along_what_was_typed_and_sends_nothing(client, suggestion):
    page = client.post("/en/suggest/", suggestion | {"phone": "abc"}).text
    assert 'form="ask" formaction="/ur/suggest/"' in page
    carried = re.findall(r'name="(\w+)" value="([^"]*)"', page.split('<form id="ask"')[1].split("</form>")[0])
    assert ("name", "Invented Centre") in carried
    assert not {"token", "extra"} & {name for name, _text in carried}
    other = client.post("/ur/suggest/", dict(carried) | {"phone": "061 4510000"})
    assert other.status_code == 200
    assert 'value="Invented Centre"' in other.text
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize("field", ["known_by", "needs", "name", "place", "phone", "website", "token", "extra"])
@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_no_text_in_any_field_breaks_the_page_or_brings_latin_words_into_it(client, suggestion, field, text):
    answer = client.post("/ur/suggest/", encoded(suggestion | {"needs": "shelter", field: text}), content_type=FORM)
    assert answer.status_code in (200, 303)
    assert answer.status_code == 303 or latin_words(answer.text) == []
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("field", ["wrong", "right", "token", "extra"])
@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_nor_does_any_in_a_report(client, report_path, report, field, text):
    path = report_path.replace("/en/", "/ur/")
    answer = client.post(path, encoded(report | {field: text}), content_type=FORM)
    assert answer.status_code in (200, 303)
    assert answer.status_code == 303 or latin_words(answer.text) == []
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("path", ["/ur/suggest/", "/ur/thanks/"])
def test_the_pages_themselves_have_no_latin_words(client, path):
    assert latin_words(client.get(path).text) == []


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)("/en/suggest/").status_code == 405
    assert client.post("/en/thanks/").status_code == 405


def test_what_can_be_chosen_is_what_can_be_kept():
    assert KNOWN_BY.keys() == set(KnownBy.values)
    assert WRONG.keys() == set(Wrong.values)


def latin_words(page: str) -> list[str]:
    """Return the Latin words that a reader of the Urdu page meets without a mark of their language."""
    body = page.split("<body>")[1]
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", body, flags=re.DOTALL)
    marked = r'<(bdi|a|button|q|textarea)\b[^>]*(?:lang="en"|dir="auto")[^>]*>.*?</\1>'
    return re.findall("[A-Za-z]{2,}", re.sub(rf"{marked}|<[^>]+>", " ", body, flags=re.DOTALL))
