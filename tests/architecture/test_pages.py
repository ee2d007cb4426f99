"""What a page may be made of."""

import re
from pathlib import Path

import pytest

from tests.architecture import tree

SHEETS = [path for path in tree.files() if path.suffix == ".css"]
PAGES = [path for path in tree.files() if path.suffix == ".html"]
SIDES = re.compile(
    r"(?:margin|padding|border)-(?:left|right)|(?:^|[;{\s])(?:left|right)\s*:|(?:float|clear|text-align)\s*:\s*(?:left|right)"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
)
ELSEWHERE = re.compile(r"""<(?:script|link|img|iframe|form)\b[^>]*(?:src|href|action)=["'](?:https?:)?//""")
SCRIPTS = re.compile(r"""<script(?!>\{% inline|>\$script<| src="/api/docs/)|\son[a-z]+=|javascript:""")


def test_a_style_knows_start_and_end_but_not_left_and_right():
    assert _found(SIDES, SHEETS + PAGES) == {}


@pytest.mark.parametrize("rule", ["margin-left:1px", "a{left:0}", "text-align: right", "border-top-left-radius:1px"])
def test_the_rule_about_sides_sees_them(rule):
    assert SIDES.search(rule)


def test_a_page_loads_nothing_from_elsewhere():
    assert _found(ELSEWHERE, PAGES) == {}


def test_a_page_has_no_script_but_those_the_policy_names_and_no_handler():
    assert _found(SCRIPTS, PAGES) == {}


def _found(pattern: re.Pattern[str], paths: list[Path]) -> dict[str, list[str]]:
    return {str(path): found for path in paths if (found := pattern.findall(tree.text(path)))}
