"""A language is offered once every word that a survivor meets exists in it, and not a word earlier."""

import json

import pytest

from languages import catalogues, complete, texts
from languages.files import SHIPPED
from languages.known import ALL, ALWAYS, PREPARED
from tests.languages import folders

CODES = [language.code for language in PREPARED]


@pytest.fixture
def files(tmp_path):
    return folders.copy(tmp_path)


def offered(files):
    return {language.code for language in complete.offered(files)}


@pytest.mark.parametrize("code", ALWAYS)
def test_urdu_and_english_lack_nothing(code):
    assert [text for lacking in complete.KINDS.values() for text in lacking(code, SHIPPED)] == []


@pytest.mark.parametrize("code", CODES)
def test_a_language_is_not_offered_while_its_words_are_missing(files, code):
    assert code not in offered(files)


@pytest.mark.parametrize("code", CODES)
def test_a_language_is_offered_once_it_is_complete(files, code):
    folders.complete(files, code, "×")
    assert offered(files) == {*ALWAYS, code}


def test_one_missing_string_takes_it_away(files):
    folders.complete(files, "ps", "×")
    folders.translate(files, "ps", "×", but="Call")
    assert complete.strings("ps", files) == ["Call"]
    assert "ps" not in offered(files)


def test_a_doubtful_string_counts_as_missing(files):
    folders.complete(files, "ps", "×")
    path = files.catalogue("ps")
    path.write_text(path.read_text().replace('msgid "Call"', '#, fuzzy\nmsgid "Call"'))
    assert complete.strings("ps", files) == ["Call"]


def test_a_string_that_only_programs_meet_takes_nothing_away(files):
    folders.complete(files, "ps", "×")
    folders.translate(files, "ps", "×", but="The body must be a JSON object.")
    assert "ps" in offered(files)


@pytest.mark.parametrize(
    ("path", "name", "kind"),
    [
        ("words.json", "call", "error words"),
        ("words.json", "problems", "error words"),
        ("taxonomy.json", "shelter", "terms"),
    ],
)
def test_one_missing_text_takes_it_away(files, tmp_path, path, name, kind):
    folders.complete(files, "ps", "×")
    data = texts.read(tmp_path / path)
    if path == "words.json":
        del data["ps"][name]
    else:
        next(term for taxonomy in data for term in taxonomy["terms"] if term["slug"] == name).pop("ps")
    (tmp_path / path).write_text(json.dumps(data))
    assert complete.KINDS[kind]("ps", files)
    assert "ps" not in offered(files)


def test_one_missing_point_of_a_guide_takes_it_away(files):
    folders.complete(files, "ps", "×")
    guide = {
        "slug": "new",
        "title": {"en": "New", "ur": "نیا", "ps": "×"},
        "points": [{"text": {"en": "a", "ur": "ا"}}],
    }
    (files.guides / "new.json").write_text(json.dumps(guide))
    assert complete.guides("ps", files) == ["new.points.0.text"]
    assert "ps" not in offered(files)


def test_who_has_read_a_guide_is_no_text_of_it():
    assert texts.lacking_in({"reviewed_by": {"en": "somebody", "ur": ""}}, "ur") == []


def test_a_string_that_names_no_file_counts_as_hers():
    entries = catalogues.entries(SHIPPED.catalogue("ur"))
    assert all(catalogues.is_survivor_side(entry) for entry in entries if not entry.occurrences)


def test_every_language_has_a_name_in_itself_and_falls_back_to_one_that_is_there():
    assert {language.content for language in ALL} <= set(ALWAYS)
    assert len({language.own_name for language in ALL}) == len(ALL)
