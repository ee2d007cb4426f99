"""From what a database holds to what each lane is asked: one function for each path of the project."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from bench import answers, questions
from bench.material import SOME, Material
from bench.posed import Posed, exactly, holding, some_of
from bench.questions import PAGE, SCENARIOS, TOP, Question

Ask = Callable[[Material], Posed]
# Half the side of a part of a map, in degrees: a city with what lies around it.
HALF_BOX = 0.15
# As documented for /api/v1/centres.geojson.
MOST_FEATURES = 500
CHANGES = 100
# From the first page of a list to its last.
HSDS_PAGES = 8
PER_PAGE = 50


def mixture(material: Material) -> Posed:
    """Ask the API for the nearest, as a mixture of people would."""
    return _nearest(material, material.mixture)


def textbook(material: Material) -> Posed:
    """Ask the textbook the same in its own words; its answers may be others, and how many is reported."""
    asked = mixture(material)
    return replace(asked, addresses=[_in_textbook_words(one) for one in material.mixture], may_differ=True)


def scenario(name: str) -> Ask:
    """Ask the API for the nearest, always with the same filter."""
    return lambda material: _nearest(material, questions.wanting(material.mixture, SCENARIOS[name], SOME))


def results_page(material: Material) -> Posed:
    """Ask for the page of results in Urdu."""
    right = [
        material.knows.nearest(one.city.latitude, one.city.longitude, one.wanted.words, PAGE)
        for one in material.mixture
    ]
    return Posed(addresses=[one.page for one in material.mixture], ids=answers.in_page, right=right)


def spelt(material: Material) -> Posed:
    """Look up cities by their names."""
    return _places(material.cities)


def misspelt(material: Material) -> Posed:
    """Look up cities with a letter lost: what is left may well be another place, so the answers are only counted."""
    return replace(_places(material.misspelt), may_differ=True)


def centre(material: Material) -> Posed:
    """Open the pages of centres in Urdu."""
    addresses = [f"/ur/centres/{key}/" for key in material.listings]
    return Posed(addresses=addresses, ids=answers.in_links, right=[[key] for key in material.listings], match=holding)


def browse(material: Material) -> Posed:
    """Open the pages of places in Urdu: the country's, provinces' and districts'."""
    return Posed(addresses=["/ur/places/", *(f"/ur/places/{key}/" for key in material.wide_places)])


def hsds_pages(material: Material) -> Posed:
    """Ask for pages of 50 services in full, from the first to the last."""
    last = -(-len(material.changes) // PER_PAGE)
    numbers = sorted({1 + (last - 1) * step // (HSDS_PAGES - 1) for step in range(HSDS_PAGES)})
    return Posed(addresses=[f"/hsds/services?full=true&per_page={PER_PAGE}&page={number}" for number in numbers])


def changes(material: Material) -> Posed:
    """Read a page of the feed from its middle on."""
    numbers = material.changes
    middles = [len(numbers) * step // 10 for step in range(3, 8)]
    asked = zip(middles, material.cursors([numbers[at] for at in middles]), strict=True)
    return Posed(
        addresses=[f"/api/v1/changes?{urlencode({'since': cursor, 'limit': CHANGES})}" for _at, cursor in asked],
        ids=answers.in_changes,
        right=[[str(number) for number in numbers[at + 1 : at + 1 + CHANGES]] for at in middles],
    )


def box(material: Material) -> Posed:
    """Ask for what stands on a part of a map around a city."""
    boxes = [_around(one) for one in material.mixture[:SOME] if abs(one.city.longitude) < 179]
    return Posed(
        addresses=[f"/api/v1/centres.geojson?bbox={','.join(map(str, one))}" for one in boxes],
        ids=answers.in_features,
        right=[material.knows.inside(*one) for one in boxes],
        match=some_of(MOST_FEATURES),
    )


def nothing(address: str) -> Ask:
    """Ask for what is always the same."""
    return lambda _material: Posed(addresses=[address])


def _around(one: Question) -> tuple[float, float, float, float]:
    west, south = round(one.city.longitude - HALF_BOX, 2), round(one.city.latitude - HALF_BOX, 2)
    east, north = round(one.city.longitude + HALF_BOX, 2), round(one.city.latitude + HALF_BOX, 2)
    return west, south, east, north


def _in_textbook_words(one: Question) -> str:
    point = f"{one.longitude},{one.latitude}"
    return f"/centres/?{urlencode([('point', point), ('page_size', TOP), *one.wanted.parameters])}"


def _nearest(material: Material, asked: Sequence[Question]) -> Posed:
    knows = material.knows
    right = [knows.nearest(one.latitude, one.longitude, one.wanted.words, TOP) for one in asked]
    return Posed(addresses=[one.nearest for one in asked], ids=answers.in_json, right=right, match=exactly)


def _places(named: Sequence[tuple[str, str]]) -> Posed:
    addresses = [f"/api/v1/places?{urlencode({'q': name})}" for _key, name in named]
    return Posed(addresses=addresses, ids=answers.in_json, right=[[key] for key, _name in named], match=holding)
