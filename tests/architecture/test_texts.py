"""Texts that must agree with the code, and words that must not be in it."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture import tree

TEXTS = ("README.md", "CONTRIBUTING.md", "docs/operations.md")
# Folders of one machine, and hosts from which packages are fetched, belong to nobody else.
PRIVATE = re.compile(
    r"(?<![\w./])/(?:work|root|tmp|Users|home/\w+)/|\b(?:pypi\.org|pythonhosted\.org|registry\.npmjs\.org|deb\.debian\.org)\b"
)
HERE = Path(__file__).relative_to(tree.ROOT)
DATA = ("fixtures/", "locale/")
LANES = {"run", "test", "check", "fix", "soak", "bench"}


@pytest.mark.parametrize("name", TEXTS)
def test_every_command_in_the_texts_exists(name):
    asked = set(re.findall(r"(?:^ {4}|`)make ([a-z]+)", tree.text(Path(name)), re.MULTILINE))
    assert asked <= _targets()


def test_the_readme_gives_the_two_commands():
    assert {"run", "test"} <= set(re.findall(r"^ {4}make ([a-z]+)", tree.text(Path("README.md")), re.MULTILINE))


def test_every_lane_exists():
    assert _targets() >= LANES


def test_the_licence_is_the_agpl_and_whole():
    licence = tree.text(Path("LICENSE"))
    assert licence.split()[:8] == ["GNU", "AFFERO", "GENERAL", "PUBLIC", "LICENSE", "Version", "3,", "19"]
    assert "13. Remote Network Interaction" in licence
    assert len(licence.splitlines()) == 661


def test_no_file_names_one_machine_or_a_registry():
    texts = [path for path in tree.files() if not str(path).startswith(DATA) and path != HERE]
    assert {str(path): found for path in texts if (found := PRIVATE.findall(tree.text(path)))} == {}


def test_every_variable_that_is_read_is_explained():
    explained = set(re.findall(r"`([A-Z_]{4,})`", tree.text(Path("docs/operations.md"))))
    assert _variables() <= explained


def _targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", tree.text(Path("Makefile")), re.MULTILINE))


def _variables() -> set[str]:
    """Return the names of the environment variables that the site and its tests read."""
    found = set()
    for path in tree.python(*tree.PACKAGES, "tests"):
        for node in ast.walk(tree.tree(path)):
            if isinstance(node, ast.Call) and _reads_environment(node.func) and isinstance(node.args[0], ast.Constant):
                found.add(node.args[0].value)
    return found - {"DJANGO_SETTINGS_MODULE"}


def _reads_environment(function: ast.expr) -> bool:
    return ast.unparse(function) in {"env.text", "env.flag", "env.words", "os.environ.get", "os.getenv", "environ.get"}
