"""What her pages are made of, and where their links lead."""

import pytest

from config.env import BASE_DIR
from tests.referrals.her.walking import ASK, BACK, Her


def rules(*names: str) -> set[str]:
    """Return the rules of stylesheets, each whole, with those inside of it."""
    found, depth, rule = set(), 0, ""
    for sign in "".join((BASE_DIR / "static" / name).read_text() for name in names):
        rule, depth = rule + sign, depth + (sign == "{") - (sign == "}")
        if sign == "}" and depth == 0:
            found.add(rule.strip())
            rule = ""
    return found


def test_the_light_stylesheet_has_no_rule_that_the_others_do_not_have():
    assert rules("step.css") - rules("raah.css", "form.css") == set()


@pytest.mark.parametrize("side", [None, "config.public"])
@pytest.mark.parametrize("path", [ASK, BACK])
def test_links_to_public_pages_are_the_same_in_the_process_that_does_not_serve_them(desk, settings, side, path):
    settings.PUBLIC_URLCONF = side
    page = Her().client.get(path).text
    assert 'class="brand" href="/en/"' in page


def test_the_process_of_the_private_side_shows_her_pages(desk, settings):
    settings.PUBLIC_URLCONF = "config.public"
    her = Her()
    assert 'href="/en/first-steps/"' in her.client.get(ASK).text
    her.begin()
    assert 'href="/en/safety/"' in her.go_on("1", who="other").text
