"""A copy of the site's words in a folder of its own, in which a language can be completed."""

import json
import shutil
from pathlib import Path
from typing import Any

import polib

from languages import catalogues, texts
from languages.files import SHIPPED, Files
from languages.known import BY_CODE, SOURCE


def copy(folder: Path) -> Files:
    """Copy all words of the site."""
    shutil.copytree(SHIPPED.locale, folder / "locale")
    shutil.copytree(SHIPPED.guides, folder / "guides")
    for path in (SHIPPED.words, SHIPPED.taxonomy):
        shutil.copy(path, folder)
    return Files(folder / "locale", folder / "words.json", folder / "guides", folder / "taxonomy.json")


def complete(files: Files, code: str, mark: str) -> None:
    """Say every word of the site in a language, as a translator would: here with a mark before the English."""
    _fill(files.words, lambda words: words | {code: _said(words[SOURCE], mark) | {"dir": BY_CODE[code].direction}})
    for path in (files.taxonomy, *files.guides.glob("*.json")):
        _fill(path, lambda tree: _in_groups(tree, code, mark))
    translate(files, code, mark)


def translate(files: Files, code: str, mark: str, *, but: str = "") -> None:
    """Fill the .po file of a language and compile it; leave one string out."""
    path = files.catalogue(code)
    path.parent.mkdir(parents=True, exist_ok=True)
    made = polib.POFile(wrapwidth=0)
    made.metadata = polib.pofile(str(files.catalogue("ur"))).metadata
    for entry in catalogues.entries(files.catalogue("ur")):
        if entry.msgid_plural:
            entry.msgstr_plural = {0: f"{mark} {entry.msgid}", 1: f"{mark} {entry.msgid_plural}"}
        entry.msgstr = "" if entry.msgid_plural or entry.msgid == but else f"{mark} {entry.msgid}"
        made.append(entry)
    made.save(str(path))
    made.save_as_mofile(str(path.with_suffix(".mo")))


def _fill(path: Path, change: Any) -> None:
    path.write_text(json.dumps(change(texts.read(path)), ensure_ascii=False), encoding="utf-8")


def _in_groups(tree: Any, code: str, mark: str) -> Any:
    for _where, group in texts.groups(tree):
        group[code] = _said(group[SOURCE], mark)
    return tree


def _said(tree: Any, mark: str) -> Any:
    if isinstance(tree, str):
        return f"{mark} {tree}"
    if isinstance(tree, list):
        return [_said(part, mark) for part in tree]
    return {name: _said(part, mark) for name, part in tree.items()}
