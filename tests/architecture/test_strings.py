"""Every word of the site has its Urdu."""

import ast
import io
import re

import polib
import pytest
from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

from tests.architecture import tree

CATALOGUES = [path for path in tree.files() if path.suffix == ".po"]
PYTHON = [path for path in tree.python() if "gettext" in tree.text(path)]
TEMPLATES = [path for path in tree.files() if path.suffix == ".html" and path.parts[0] == "templates"]
KEYWORDS = ("gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "_")
FIELD = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")


def messages() -> set[str]:
    """Return every string that the templates and the code ask to be translated."""
    sources = [templatize(tree.text(path), origin=str(path)) for path in TEMPLATES]
    sources += [tree.text(path) for path in PYTHON]
    return {message for source in sources for message in _in(source)}


def _in(source: str) -> set[str]:
    found = extract_python(io.BytesIO(source.encode()), KEYWORDS, [], {"encoding": "utf-8"})
    return {_first(function, said) for _, function, said, _ in found if _first(function, said)}


def _first(function: str, said: object) -> str:
    words = [word for word in (said if isinstance(said, tuple) else (said,)) if word]
    return str(words[1 if function.startswith("pgettext") else 0]) if words else ""


@pytest.mark.parametrize("path", CATALOGUES, ids=str)
def test_every_string_of_the_site_is_translated(path):
    known = {entry.msgid for entry in polib.pofile(tree.text(path)).translated_entries()}
    assert sorted(messages() - known) == []


@pytest.mark.parametrize("path", CATALOGUES, ids=str)
def test_no_translation_is_without_use(path):
    known = {entry.msgid for entry in polib.pofile(tree.text(path)) if not entry.obsolete}
    assert sorted(known - messages() - _spelled_out()) == []


@pytest.mark.parametrize("path", CATALOGUES, ids=str)
def test_a_translation_keeps_the_fields_of_its_string(path):
    for entry in polib.pofile(tree.text(path)).translated_entries():
        for words in [entry.msgstr, *entry.msgstr_plural.values()]:
            if words:
                assert sorted(set(FIELD.findall(words))) <= sorted(set(FIELD.findall(entry.msgid + entry.msgid_plural)))


def _spelled_out() -> set[str]:
    """Return every string constant in the code: data may name a string that is translated when it is shown."""
    return {
        node.value
        for path in tree.python()
        for node in ast.walk(tree.tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
