"""Translations are compiled without gettext's programs, and only when they changed."""

import gettext
import os

import pytest

from config import words


@pytest.fixture
def catalogue(tmp_path):
    path = tmp_path / "ur" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "way"\nmsgstr "راہ"\n')
    return path


def test_a_translation_is_compiled_and_readable(catalogue, tmp_path):
    (compiled,) = words.compile_all(tmp_path)
    with compiled.open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("way") == "راہ"


def test_what_is_fresh_is_left_alone(catalogue, tmp_path):
    words.compile_all(tmp_path)
    assert words.compile_all(tmp_path) == []


def test_what_has_changed_is_compiled_again(catalogue, tmp_path):
    (compiled,) = words.compile_all(tmp_path)
    later = compiled.stat().st_mtime + 5
    os.utime(catalogue, (later, later))
    assert words.compile_all(tmp_path) == [compiled]
