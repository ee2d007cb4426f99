"""Every word of the site has its Urdu, and no translation has lost its string. Repaired by `manage.py strings`."""

import re
from functools import cache

import polib
import pytest
from django.core.management import CommandError, call_command

from languages import catalogues, extraction
from languages.files import ROOT, SHIPPED
from languages.known import ALL, BY_CODE, SOURCE

CODES = [language.code for language in ALL if language.code != SOURCE]
FIELD = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")
TAG = re.compile(r"<[^>]+>")
# Read when a test asks, not by every process that collects tests: it takes seconds.
asked, spelled_out = cache(extraction.strings), cache(extraction.spelled_out)


def translated(code: str) -> list[polib.POEntry]:
    return [entry for entry in catalogues.entries(SHIPPED.catalogue(code)) if entry.translated()]


def words(entry: polib.POEntry) -> list[str]:
    return [text for text in (entry.msgstr, *entry.msgstr_plural.values()) if text]


def test_every_string_of_the_site_has_its_urdu():
    call_command("strings", "--check")


def test_a_missing_string_is_named(monkeypatch):
    more = asked() | {(None, "A word that nobody has translated"): extraction.Asked()}
    monkeypatch.setattr("languages.report.strings", lambda: more)
    with pytest.raises(CommandError, match="A word that nobody has translated"):
        call_command("strings", "--check")


@pytest.mark.parametrize("code", CODES)
def test_a_file_of_translations_holds_every_string_translated_or_not(code):
    known = {catalogues.key_of(entry) for entry in catalogues.entries(SHIPPED.catalogue(code))}
    assert sorted(asked().keys() - known, key=str) == [], "run `manage.py strings --update`"


@pytest.mark.parametrize("code", CODES)
def test_no_translation_is_without_use(code):
    known = {catalogues.key_of(entry) for entry in translated(code)}
    assert sorted(text for context, text in known - asked().keys() if text not in spelled_out()) == []


@pytest.mark.parametrize("code", CODES)
def test_a_translation_keeps_the_fields_and_the_links_of_its_string(code):
    for entry in translated(code):
        for text in words(entry):
            assert set(FIELD.findall(text)) <= set(FIELD.findall(entry.msgid + entry.msgid_plural)), text
            assert set(FIELD.findall(entry.msgid)) <= set(FIELD.findall(text)) or entry.msgid_plural, text
            assert {tag for tag in TAG.findall(entry.msgid) if tag.startswith("<a")} <= set(TAG.findall(text)), text


@pytest.mark.parametrize("code", CODES)
def test_a_file_of_translations_says_that_a_native_speaker_must_review_it(code):
    assert "needs review by a native speaker" in SHIPPED.catalogue(code).read_text()
    assert BY_CODE[code].name in (ROOT / "docs/translations.md").read_text()
