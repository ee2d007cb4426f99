"""Check 20: what a page weighs on the wire. The limits stand in tests/browser/weights.py."""

import re

import pytest

from safety.compression import QUICK
from tests.browser import weights
from tests.browser.pages import EVERY, LANGUAGES, LOOKED, URDU_AT_ONCE

RESULTS = [f"/{language}/search/?q={city}" for language in LANGUAGES for city in weights.CITIES]
# In Urdu words are longer on the wire: two bytes a letter.
WEIGHED = [
    path if path.startswith("/ur/") else pytest.param(path, marks=pytest.mark.soak)
    for path in sorted({*RESULTS} - {*EVERY})
]

# Each file that a page carries in itself has its hash in the head.
HEAVY_HEADS = ("/ur/", "/ur/search/?q=zzxxqq", "/ur/search/?q=Karachi", "/ur/suggest/", "/ur/safety/")


@pytest.mark.parametrize("path", LOOKED)
def test_a_page_is_one_light_answer(seen, path):
    (answer,) = seen(path).weighed
    assert answer.body <= weights.limit(path)
    assert answer.head <= weights.HEAD


@pytest.mark.parametrize("path", WEIGHED)
def test_so_are_the_results_in_every_large_city(chromium, site, path):
    (answer,) = weights.opened(chromium, site, path)
    assert answer.body <= weights.limit(path)
    assert answer.head <= weights.HEAD


def test_the_neutral_page_is_the_lightest(chromium, site):
    (answer,) = weights.opened(chromium, site, "/", away="1")
    assert answer.body <= weights.NEUTRAL
    assert answer.head <= weights.HEAD


@pytest.mark.parametrize("path", HEAVY_HEADS)
def test_a_head_stays_light_when_the_page_carries_the_script_against_a_trail(chromium, site, path):
    (answer,) = weights.opened(chromium, site, path, trail="off")
    assert answer.head <= weights.HEAD


@pytest.mark.parametrize("path", RESULTS)
def test_results_have_ten_places_and_more_so_they_are_not_weighed_empty(site, path):
    _, page = weights.body(site, path)
    assert page.count('<li class="card">') >= 10


@pytest.mark.parametrize("language", URDU_AT_ONCE)
def test_from_home_to_a_number_it_takes_few_bytes(chromium, site, language):
    steps = weights.journey(chromium, site, language)
    assert len(steps) in (2, 3)
    assert sum(step.head + step.body for step in steps) <= weights.JOURNEY


@pytest.mark.parametrize("language", URDU_AT_ONCE)
def test_the_page_of_every_centre_is_light(site, language):
    heavy = {path: length for path in weights.centres(site, language) if (length := weights.body(site, path)[0])}
    assert len(heavy) > 100
    assert max(heavy.values()) <= weights.CENTRE


def test_all_scripts_that_a_survivor_meets_are_light(site):
    pages = [weights.body(site, path, Cookie="trail=off")[1] for path in EVERY]
    scripts = {script for page in pages for script in _scripts(page)}
    assert len(scripts) >= 3
    assert len(QUICK["br"]("\n".join(sorted(scripts)).encode())) <= weights.SCRIPTS


def test_the_counting_sees_a_heavier_page(chromium, site):
    light, heavy = (weights.opened(chromium, site, path)[0] for path in ("/en/places/", RESULTS[0]))
    assert light.body + 400 < heavy.body


def _scripts(page: str) -> list[str]:
    return re.findall("<script[^>]*>(.*?)</script>", page, re.DOTALL)
