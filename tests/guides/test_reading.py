"""A guide's file is read whole, or refused with the name of the field."""

import json

import pytest

from guides import shelf
from guides.fields import Field, GuideError
from guides.reading import guide as read_guide
from guides.reading import read
from guides.shapes import Kind, Style
from tests.guides.drafts import SOURCE, guide, with_part, words

POINT = {"text": words("Something"), "sources": ["book"]}


def read_value(value):
    return read_guide(Field("a.json:", value))


def test_a_section_has_the_kind_of_its_guide_unless_it_says_another():
    first, second = read_value(guide()).sections
    assert (first.kind, first.style) == (Kind.MEDICAL, Style.LIST)
    assert (second.kind, second.style) == (Kind.GENERAL, Style.TEXT)


def test_a_guide_is_hidden_from_search_engines_unless_it_says_otherwise():
    assert read_value(guide()).is_indexed is False
    assert read_value(guide(is_indexed=True)).is_indexed is True


def test_a_source_may_lack_an_address_and_may_name_a_licence():
    book = {"title": "T", "publisher": "P", "url": "", "licence": "CC BY 4.0", "licence_url": "https://example.org/"}
    source = read_value(guide(sources={"book": book})).sources["book"]
    assert (source.url, source.date, source.licence) == ("", "", "CC BY 4.0")


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        (guide(kind="advice"), "kind: must be one of site, general"),
        (guide(position="1"), "position: must be a whole number"),
        (guide(position=True), "position: must be a whole number"),
        (guide(is_indexed="no"), "is_indexed: must be true or false"),
        (guide(title={"en": "Only English"}), "title: has no words in ur"),
        (guide(title=words("A title ")), "title.en: must be a text"),
        (guide(summary="plain"), "summary: must be an object"),
        (guide(colour="red"), "has an unknown field: colour"),
        (guide(sections={}), "sections: must be a list"),
        (guide(reviewed_by={"en": "Dr Invented"}), "reviewed_by.en: must be an object"),
        (guide(reviewed_by={"en": {"surgery": "Dr Invented"}}), "reviewed_by.en: has an unknown field: surgery"),
        (guide(reviewed_by={"en": {"medical": ""}}), "reviewed_by.en.medical: must be a text"),
        (guide(sources={"book": SOURCE | {"link": "x"}}), "sources.book: has an unknown field: link"),
        (guide(sources={"book": {"title": "No publisher"}}), "sources.book.publisher: must be a text"),
        (with_part(style="table"), "sections[0].style: must be one of list, steps, text"),
        (with_part(kind="site "), "sections[0].kind: must be one of"),
        (with_part(points=[POINT, {"text": words("")}]), "sections[0].points[1].text.en: must be a text"),
        (with_part(points=[POINT | {"source": ["book"]}]), "sections[0].points[0]: has an unknown field: source"),
        (with_part(links=[{"label": words("A doctor")}]), "sections[0].links[0].to: must be a text"),
    ],
)
def test_a_wrong_field_is_named(wrong, where):
    with pytest.raises(GuideError) as refused:
        read_value(wrong)
    assert str(refused.value).startswith(f"a.json: {where}")


def test_what_is_not_json_is_refused_with_the_name_of_the_file(tmp_path):
    (tmp_path / "half.json").write_text("{")
    with pytest.raises(GuideError, match=r"half\.json: is not JSON"):
        read(tmp_path / "half.json")


def test_a_guide_stands_in_the_file_of_its_name(shelf_of):
    folder = shelf_of(guide())
    (folder / "other.json").write_text(json.dumps(guide()))
    with pytest.raises(GuideError, match=r"other\.json: slug"):
        shelf.every()


def test_guides_stand_in_their_order_and_are_read_once(shelf_of):
    shelf_of(guide(slug="last", position=9), guide(slug="first", position=1), guide(slug="about", kind="site"))
    assert [one.slug for one in shelf.every()] == ["about", "first", "last"]
    assert [one.slug for one in shelf.listed()] == ["first", "last"]
    assert shelf.every() is shelf.every()


def test_what_was_read_cannot_be_changed():
    read_once = read_value(guide())
    with pytest.raises(AttributeError):
        read_once.slug = "other"
    with pytest.raises(TypeError):
        read_once.title["en"] = "other"
