"""Rebuilding keeps numbers, flags what is rough, and knows Urdu when it sees it."""

from places.gazetteer import numbers, pakistan, world
from places.gazetteer.rows import PlaceRow, RetiredRow, write

RECORD = {
    "id": "pk/nowhere/xanadu/xanadu",
    "kind": "city",
    "name": "Old Xanadu Khan II",
    "name_ur": "زنادو",
    "name_ur_origin": "rendered, needs review",
    "names": [{"name": "zanadu", "lang": "ur-Latn", "type": "typed", "origin": "general knowledge"}],
    "parent": "pk/nowhere/xanadu",
    "latitude": 1.0,
    "longitude": 2.0,
    "population": None,
    "sources": ["general knowledge"],
    "licences": ["project's own", "CC BY 4.0 (GeoNames)"],
    "flags": ["approximate point"],
}


def row(id_: str, number: int) -> PlaceRow:
    return PlaceRow(id_, number, "city", "PK", "", "Xanadu", "", False, 0.0, 0.0, False, "Asia/Karachi", 0, "own")


def test_a_known_place_keeps_its_number_and_a_new_one_gets_the_next():
    assert numbers.numbered(["new", "old", "newer"], {"old": 7}) == {"new": 8, "old": 7, "newer": 9}


def test_the_number_of_a_place_that_is_gone_is_never_given_again(tmp_path):
    write(tmp_path / "pakistan.tsv", PlaceRow, [row("kept", 1)])
    write(tmp_path / numbers.RETIRED, RetiredRow, [RetiredRow("gone", 9)])
    known = numbers.known(tmp_path)
    given = numbers.numbered(["kept", "new"], known)
    assert given == {"kept": 1, "new": 10}
    assert numbers.retired(known, given) == [RetiredRow("gone", 9)]


def test_what_the_source_flags_is_flagged():
    place = pakistan.place_row(RECORD)
    assert place.point_is_approximate
    assert place.name_ur_needs_review
    assert place.sources == "own geonames-point"
    assert not pakistan.place_row(RECORD | {"flags": ["recent district"]}).point_is_approximate


def test_names_get_what_people_make_of_them():
    names = {name.text: name.kind for name in pakistan.name_rows(RECORD, {})}
    assert names == {"zanadu": "typed", "Old Xanadu Khan 2": "typed", "O X K II": "abbreviation"}


def test_an_area_is_also_called_without_its_city_and_by_the_halves_of_its_name():
    area = RECORD | {"kind": "area", "name": "ABC Xanadu (Fort)", "names": []}
    names = {name.text for name in pakistan.name_rows(area, {"pk/nowhere/xanadu": "Xanadu"})}
    assert names == {"ABC Xanadu", "Fort", "ABC"}


def test_an_urdu_name_has_urdu_letters_and_the_right_consonants():
    forms = ["مانشستر", "مانچستر", "مانچسٹر", "لیورپول"]
    assert world.urdu_name({"name": "Manchester", "alternatenames": forms}) == "مانچسٹر"
    assert world.urdu_name({"name": "Manchester", "alternatenames": ["لیورپول"]}) == ""
