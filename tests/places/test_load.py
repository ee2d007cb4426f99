"""Loading is all or nothing, and nothing at all when nothing changed."""

import pytest
from django.core.management import call_command
from django.db import connection

from places.gazetteer.load import load
from places.gazetteer.rows import NameRow, PlaceRow, write
from places.lookup import look_up
from places.models import Edition, Place

pytestmark = pytest.mark.django_db

COUNTRY = PlaceRow(
    "country/pk", 1, "country", "PK", "", "Xanadustan", "", False, 1.0, 2.0, True, "Asia/Karachi", 0, "own"
)
CITY = PlaceRow(
    "pk/x", 2, "city", "PK", "country/pk", "Xanadu", "زنادو", True, 1.0, 2.0, False, "Asia/Karachi", 9, "own cldr"
)


@pytest.fixture
def folder(tmp_path, db):
    with connection.cursor() as cursor:
        cursor.execute("truncate places_place, places_edition cascade")
    write(tmp_path / "pakistan.tsv", PlaceRow, [COUNTRY, CITY])
    write(tmp_path / "pakistan_names.tsv", NameRow, [NameRow("pk/x", "Zandu Town", "en", "alternate", "test", False)])
    return tmp_path


def test_the_shipped_gazetteer_is_not_loaded_twice(capsys):
    call_command("load_gazetteer")
    assert "are there already" in capsys.readouterr().out


def test_places_come_with_what_lies_above_them(folder):
    assert load(folder)
    place = Place.objects.get(pk="pk/x")
    assert place.ancestors == [2, 1]
    assert (place.path, place.path_ur) == ("Xanadu", "زنادو")
    assert place.source == "general knowledge; Unicode CLDR via Babel 2.18.0"
    assert place.licence == "project's own; Unicode License V3"


def test_loading_again_does_nothing(folder):
    load(folder)
    assert not load(folder)


def test_a_change_is_loaded_and_what_is_gone_is_gone(folder):
    load(folder)
    write(folder / "pakistan.tsv", PlaceRow, [COUNTRY])
    write(folder / "pakistan_names.tsv", NameRow, [])
    assert load(folder)
    assert [place.pk for place in Place.objects.all()] == ["country/pk"]
    assert Edition.objects.count() == 1


def test_a_loaded_name_is_found(folder):
    load(folder)
    assert look_up("zandu town").place == Place(pk="pk/x")


@pytest.mark.parametrize(
    ("file", "line", "says"),
    [
        ("pakistan.tsv", "pk/y\tnot a number", "line 4"),
        ("pakistan.tsv", "pk/y\t3\tcity\tPK\tpk/none\tY\t\t0\t1\t2\t0\tAsia/Karachi\t0\town", "pk/none"),
        ("pakistan_names.tsv", "pk/none\tNone\ten\tname\ttest\t0", "pk/none"),
        ("pakistan.tsv", "pk/y\t3\tcity\tPK\tPK\tY\t\t0\t1\t2\t0\tAsia/Karachi\t0\tunheard-of", "unheard-of"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_loaded(folder, file, line, says):
    with (folder / file).open("a", encoding="utf-8") as lines:
        lines.write(f"{line}\n")
    with pytest.raises((ValueError, KeyError), match=says):
        load(folder)
    assert not Place.objects.exists()
