"""The files of translations follow the code, and lose no word that somebody has written."""

import polib
import pytest

from languages import catalogues
from languages.extraction import Asked, strings
from languages.updating import update

HOME = Asked(files=["templates/home.html"])


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ps" / "LC_MESSAGES" / "django.po"


def updated(path, asked, kept=frozenset()):
    update(path, "Pashto", "ps", {(None, text): how for text, how in asked.items()}, set(kept))
    return polib.pofile(str(path))


def write(path, text, **more):
    file = polib.pofile(str(path), wrapwidth=0)
    entry = file.find(text)
    for name, value in more.items():
        setattr(entry, name, value)
    file.save(str(path))


def test_a_new_file_holds_every_string_empty_with_the_files_that_use_it(path):
    (entry,) = updated(path, {"Call": HOME})
    assert (entry.msgid, entry.msgstr, entry.occurrences) == ("Call", "", [("templates/home.html", "")])


def test_what_is_written_stays_with_who_has_read_it(path):
    updated(path, {"Call": HOME})
    write(path, "Call", msgstr="×", tcomment="reviewed by a reader")
    new, old = updated(path, {"New": HOME, "Call": HOME})
    assert (new.msgid, old.msgstr) == ("New", "×")
    assert catalogues.is_reviewed(old)
    assert not catalogues.is_reviewed(new)


def test_words_without_use_are_kept_aside_and_come_back(path):
    updated(path, {"Call": HOME})
    write(path, "Call", msgstr="×")
    (aside,) = updated(path, {})
    assert aside.obsolete
    (back,) = updated(path, {"Call": HOME})
    assert (back.obsolete, back.msgstr) == (0, "×")


def test_words_that_data_may_name_stay_in_use(path):
    updated(path, {"Call": HOME})
    write(path, "Call", msgstr="×")
    (kept,) = updated(path, {}, kept={"Call"})
    assert not kept.obsolete


def test_an_empty_string_without_use_goes(path):
    updated(path, {"Call": HOME})
    assert list(updated(path, {})) == []


def test_a_string_that_gets_a_plural_keeps_its_words_for_both(path):
    updated(path, {"A day": HOME})
    write(path, "A day", msgstr="×")
    (entry,) = updated(path, {"A day": Asked(plural="%(n)s days", files=["a.html"])})
    assert entry.msgstr_plural == {0: "×", 1: "×"}


def test_a_second_time_changes_nothing(path):
    asked = {(None, "Call"): HOME}
    assert update(path, "Pashto", "ps", asked, set())
    assert not update(path, "Pashto", "ps", asked, set())


@pytest.mark.parametrize(
    ("file", "text", "key", "plural"),
    [
        ("templates/a.html", '{% load i18n %}{% translate "Call" %}', (None, "Call"), ""),
        ("templates/a.html", '{% load i18n %}{% translate "May" context "month" %}', ("month", "May"), ""),
        (
            "templates/a.html",
            "{% load i18n %}{% blocktranslate count n=n %}A day{% plural %}Days{% endblocktranslate %}",
            (None, "A day"),
            "Days",
        ),
        ("directory/a.py", '_("Call")', (None, "Call"), ""),
        ("directory/a.py", 'pgettext_lazy("month", "May")', ("month", "May"), ""),
        ("directory/a.py", 'ngettext("A day", "Days", n)', (None, "A day"), "Days"),
        ("directory/a.py", 'npgettext("of a week", "A day", "Days", n)', ("of a week", "A day"), "Days"),
    ],
)
def test_every_way_of_asking_is_seen(tmp_path, file, text, key, plural):
    (tmp_path / file).parent.mkdir()
    (tmp_path / file).write_text(text)
    assert strings(tmp_path) == {key: Asked(plural, [file])}


def test_a_variable_asks_for_nothing(tmp_path):
    (tmp_path / "api").mkdir()
    (tmp_path / "api" / "a.py").write_text("_(words)\ngettext(words[0])")
    assert strings(tmp_path) == {}


@pytest.mark.parametrize(
    ("files", "is_hers"),
    [
        (["api/parsing.py"], False),
        (["accounts/forms.py", "api/parsing.py"], False),
        (["directory/management/commands/cards.py"], False),
        (["api/parsing.py", "templates/directory/home.html"], True),
        (["places/models.py"], True),
        ([], True),
    ],
)
def test_a_string_is_hers_by_the_files_that_use_it(files, is_hers):
    entry = polib.POEntry(msgid="a", occurrences=[(file, "") for file in files])
    assert catalogues.is_survivor_side(entry) is is_hers
