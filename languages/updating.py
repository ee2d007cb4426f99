"""Brings a .po file to the present strings of the site, without gettext's programs."""

from pathlib import Path

import polib

from languages.catalogues import Key, key_of
from languages.extraction import Asked

HEADER = """The {name} of Raah. Our own translation.
Every line needs review by a native speaker: see docs/translations.md."""
PLURALS = "nplurals=2; plural=(n != 1);"
PYTHON_FORMAT = "python-format"


def update(path: Path, name: str, code: str, asked: dict[Key, Asked], kept: set[str]) -> bool:
    """Write the file with exactly the strings in `asked`, in their order; say whether it changed.

    Words that nobody asks for any more stay as obsolete lines, in case the string comes back; strings in `kept` stay
    in use, for data may name them.
    """
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    old = polib.pofile(before, wrapwidth=0) if before else _empty(name, code)
    known = {key_of(entry): entry for entry in sorted(old, key=lambda entry: not entry.obsolete)}
    new = polib.POFile(wrapwidth=0)
    new.header, new.metadata = old.header, old.metadata
    new += [_entry(known.pop(key, None), key, wanted) for key, wanted in asked.items()]
    new += [_unasked(entry, is_used=entry.msgid in kept) for entry in known.values() if _has_words(entry)]
    text = f"{new}\n" if not str(new).endswith("\n") else str(new)
    if text == before:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


def _empty(name: str, code: str) -> polib.POFile:
    made = polib.POFile(wrapwidth=0)
    made.header = HEADER.format(name=name)
    made.metadata = {
        "Project-Id-Version": "raah",
        "Language": code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS,
    }
    return made


def _entry(entry: polib.POEntry | None, key: Key, asked: Asked) -> polib.POEntry:
    """Return the entry of a string that is asked for, new or as it was."""
    entry = entry or polib.POEntry(msgctxt=key[0], msgid=key[1])
    entry.obsolete = False
    if asked.plural and not entry.msgstr_plural:
        entry.msgstr, entry.msgstr_plural = "", {0: entry.msgstr, 1: entry.msgstr}
    entry.msgid_plural = asked.plural
    entry.occurrences = [(name, "") for name in asked.files]
    if "%(" in entry.msgid and PYTHON_FORMAT not in entry.flags:
        entry.flags.append(PYTHON_FORMAT)
    return entry


def _unasked(entry: polib.POEntry, *, is_used: bool) -> polib.POEntry:
    entry.obsolete = not is_used
    return entry


def _has_words(entry: polib.POEntry) -> bool:
    return bool(entry.msgstr or any(entry.msgstr_plural.values()))
