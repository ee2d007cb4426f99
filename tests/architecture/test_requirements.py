"""What the project stands on."""

import re
import tomllib
from pathlib import Path

from tests.architecture import tree

LINES = [
    line
    for path in tree.files()
    if path.match("requirements*.txt")
    for line in tree.text(path).splitlines()
    if line and not line.startswith(("#", "-r "))
]
PINNED_WITH_A_REASON = re.compile(r"^[A-Za-z0-9_.\-]+(\[[a-z,]+\])?==[0-9][^ ]* +# \w.{4,}$")


def test_a_requirement_is_pinned_and_says_why_it_is_here():
    assert [line for line in LINES if not PINNED_WITH_A_REASON.match(line)] == []


def test_nothing_is_required_twice():
    names = [re.split(r"[\[=]", line)[0].lower() for line in LINES]
    assert sorted(names) == sorted(set(names))


def test_configuration_is_in_one_place():
    rivals = {"setup.cfg", "tox.ini", "pytest.ini", "mypy.ini", ".flake8", ".coveragerc", ".importlinter", ".djlintrc"}
    assert rivals.isdisjoint(str(path) for path in tree.files())
    tools = tomllib.loads(tree.text(Path("pyproject.toml")))["tool"]
    assert {"ruff", "mypy", "pytest", "coverage", "djlint", "importlinter"} <= tools.keys()
