"""Every string of ours exists in Urdu, and asks for the review that it still needs."""

import re
import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
URDU = ROOT / "locale/ur/LC_MESSAGES/django.po"
ENTRIES = polib.pofile(str(URDU))
HOLE = re.compile(r"%\(\w+\)s")
TAG = re.compile(r"<[^>]+>")


def test_no_urdu_string_is_missing_or_doubtful():
    assert [entry.msgid for entry in ENTRIES if not entry.translated()] == []


@pytest.mark.parametrize("entry", list(ENTRIES), ids=lambda entry: entry.msgid[:30])
def test_a_translation_keeps_the_holes_and_the_links_of_its_sentence(entry):
    assert sorted(HOLE.findall(entry.msgstr)) == sorted(HOLE.findall(entry.msgid))
    links = {tag for tag in TAG.findall(entry.msgid) if tag.startswith("<a")}
    assert links <= set(TAG.findall(entry.msgstr))


def test_the_file_says_that_a_native_speaker_must_review_it():
    assert "needs review by a native speaker" in URDU.read_text()
    assert "native speaker" in (ROOT / "docs/translations.md").read_text()


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="gettext is not installed: strings cannot be collected")
def test_every_string_of_the_code_is_in_the_file(tmp_path):
    assert collected(tmp_path) - {(entry.msgctxt, entry.msgid) for entry in ENTRIES} == set()


def collected(folder: Path) -> set[tuple[str | None, str]]:
    """Return what makemessages finds in a copy of the code: context and string."""
    for name in ("accounts", "api", "config", "directory", "guides", "places", "safety", "templates"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    (folder / "locale").mkdir()
    command = ["django-admin", "makemessages", "--locale", "ur", "--no-location"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=_without_settings())
    return {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(folder / "locale/ur/LC_MESSAGES/django.po"))}


def _without_settings() -> dict[str, str]:
    import os
    import sys

    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"} | {"PATH": path}
