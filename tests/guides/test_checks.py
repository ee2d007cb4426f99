"""What a guide may not be."""

import pytest

from guides.checks import Known, complaints
from guides.fields import Field
from guides.reading import guide as read_guide
from guides.seals import seal
from guides.texts import has_number_to_call
from tests.guides.drafts import SOURCE, guide, with_part, words

KNOWN = Known(
    needs=frozenset({"medical-care"}),
    audiences=frozenset({"men"}),
    guides=frozenset({"invented"}),
    short_numbers=frozenset({"1099"}),
    is_page="directory:home".__eq__,
)


def complained(value) -> list[str]:
    return complaints(read_guide(Field("invented.json:", value)), KNOWN)


def point(text: dict[str, str], *sources: str) -> dict:
    return {"text": text, "sources": list(sources)}


def link(to: str) -> dict:
    return with_part(links=[{"label": words("Go on"), "to": to}])


def test_a_guide_that_keeps_the_rules_is_taken():
    assert complained(guide()) == []


@pytest.mark.parametrize("kind", ["medical", "legal", "child"])
def test_a_claim_that_could_do_harm_needs_a_source(kind):
    wrong = with_part(kind=kind, points=[point(words("Do this."), "book"), point(words("Do that."))])
    assert complained(wrong) == [f"invented.json: sections[0].points[1]: a {kind} claim needs a source"]


@pytest.mark.parametrize("kind", ["general", "site"])
def test_other_words_need_none(kind):
    other = with_part(kind=kind, points=[point(words("You are not alone.")), point(words("Rest."), "book")])
    assert complained(other) == []


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (guide(slug="In_Vented"), "slug: 'In_Vented' may have small letters"),
        (guide(sources={}), "sources.book: is named by a point but is not there"),
        (guide(sources={"book": SOURCE, "other": SOURCE}), "sources.other: is named by no point"),
        (guide(sources={"book": SOURCE | {"url": "http://example.org/"}}), "sources.book: 'http://example.org/'"),
        (with_part(points=[], links=[]), "sections[0]: says nothing"),
        (guide(reviewed_by={"en": {"legal": "An Advocate"}}), "reviewed_by.en.legal: the guide has nothing legal"),
        (guide(is_indexed=True), "is_indexed: nobody has checked what is medical"),
        (guide(title=words("A title") | {"sd": "عنوان"}), "summary: has no words in sd"),
    ],
)
def test_what_does_not_fit_together_is_named(wrong, complaint):
    assert any(said.removeprefix(f"{wrong['slug']}.json: ").startswith(complaint) for said in complained(wrong))


def reviewed(value: dict, what: str = "medical", language: str = "ur") -> dict:
    end = seal(read_guide(Field("invented.json:", value)), what, language)
    return value | {"reviewed_by": {language: {what: f"Dr Invented, 2026-11 {end}"}}}


@pytest.mark.parametrize("what", ["medical", "language"])
def test_a_review_of_the_words_that_stand_there_is_taken(what):
    assert complained(reviewed(guide(), what)) == []


def test_a_review_is_void_once_the_words_have_changed():
    changed = reviewed(guide())
    changed["sections"][0]["points"][0]["text"] = words("Drink water soon.", "جلد دودھ پئیں۔")
    assert "reviewed_by.ur.medical: must end with '(words " in complained(changed)[0]
    changed["sections"][0]["points"][0]["text"] = words("Drink milk soon.", "جلد پانی پئیں۔")
    assert complained(changed) == []


def test_words_of_another_kind_may_change_without_the_doctor_but_not_without_the_reader():
    doctors, readers = reviewed(guide()), reviewed(guide(), "language")
    for one in (doctors, readers):
        one["sections"][1]["points"][0]["text"] = words("Rest a while.", "ذرا آرام کریں۔")
    assert complained(doctors) == []
    assert "the review is void" in complained(readers)[0]


@pytest.mark.parametrize(
    "to", ["need:medical-care", "audience:men", "guide:invented", "page:directory:home", "https://example.org/x?y=z"]
)
def test_a_link_that_leads_somewhere_is_taken(to):
    assert complained(link(to)) == []


@pytest.mark.parametrize(
    "to",
    ["need:a-yacht", "audience:cats", "guide:none", "page:none", "http://example.org", "tel:1099", "javascript:x", ""],
)
def test_a_link_that_leads_nowhere_is_not(to):
    if to:
        assert complained(link(to)) == [f"invented.json: sections[0].links[0].to: {to!r} leads nowhere"]


@pytest.mark.parametrize(
    "text", ["<b>Now</b>", "**Now**", "Tom &amp; I", "See https://example.org", "{{ name }}", "[a](b)"]
)
def test_a_text_has_no_markup(text):
    assert "has markup" in complained(with_part(heading=words(text)))[0]


@pytest.mark.parametrize("text", ["Call 1099 now", "0800 22 227", "+92 300 1234567", "021-111-117", "۱۰۹۹ پر فون کریں"])
def test_a_text_has_no_number_to_call(text):
    assert has_number_to_call(text, KNOWN.short_numbers)
    assert "number to call" in complained(with_part(points=[point(words("Now", text), "book")]))[0]


@pytest.mark.parametrize(
    "text", ["within 72 hours (3 days)", "120 hours", "the law of 1860", "2016, 2021", "6 to 8", "۷۲ گھنٹے"]
)
def test_hours_and_years_are_no_numbers_to_call(text):
    assert not has_number_to_call(text, KNOWN.short_numbers)
