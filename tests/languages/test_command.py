"""`manage.py strings` says of every language what it lacks and what nobody has read."""

from functools import cache
from io import StringIO

import pytest
from django.core.management import call_command

from languages.known import ALL


@cache
def report() -> str:
    """Return what it says, once for all tests: reading every file of the site takes seconds."""
    out = StringIO()
    call_command("strings", stdout=out)
    return out.getvalue()


@pytest.fixture
def said(db):
    return report()


@pytest.mark.parametrize("language", ALL)
def test_it_names_every_language_and_whether_it_is_offered(said, language):
    offered = "prepared, not offered" if language.is_prepared else "offered"
    assert f"{language.name} ({language.code}): {offered}\n" in said


def test_it_counts_what_no_native_speaker_has_read(said):
    assert "not reviewed" in said
    assert "rendered by rule" in said
    assert "texts of listings that need review" in said


@pytest.mark.soak  # reads every file of the site once more
def test_it_still_speaks_of_files_where_there_is_no_database(monkeypatch, capsys):
    from django.db import ProgrammingError

    def refuse():
        raise ProgrammingError

    monkeypatch.setattr("directory.unreviewed.counts", refuse)
    call_command("strings")
    assert "not prepared yet" in capsys.readouterr().out
