"""A place abroad is taken in silence only when it is surely meant; else the place at home is asked about first."""

import pytest

from places.deciding import decide
from places.hits import Found, Hit
from places.lookup import look_up
from places.ranking import Reading

PESHAWAR = "pk/khyber-pakhtunkhwa/peshawar/peshawar"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("بشاور", PESHAWAR),
        ("بشاور شہر", PESHAWAR),
        ("pesh", PESHAWAR),
        ("pesha", PESHAWAR),
        ("كراتشي", "pk/sindh/karachi"),
        ("غوجرانوالة", "pk/punjab/gujranwala/gujranwala"),
        ("كوجرانوالة", "pk/punjab/gujranwala/gujranwala"),
        ("كوئتة", "pk/balochistan/quetta"),
        ("سرغودها", "pk/punjab/sargodha/sargodha"),
        ("راولبندي", "pk/punjab/rawalpindi/rawalpindi"),
        ("جترال", "pk/khyber-pakhtunkhwa/lower-chitral/chitral"),
        ("ايبت اباد", "pk/khyber-pakhtunkhwa/abbottabad/abbottabad"),
    ],
)
def test_a_home_place_in_arabic_letters_or_half_typed_comes_first(text, home):
    assert [place.id for place in look_up(text).candidates[:1]] == [home]


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["lonodn", "bradferd", "torronto", "شکاگوو", "dubbai"])
def test_a_misspelt_place_abroad_is_asked_about_never_taken(text):
    assert look_up(text).place is None


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["london", "لندن", "Dubai", "paris", "usa", "athens greece", "gn/2643743", "luton"])
def test_a_place_abroad_that_is_named_exactly_is_taken(text):
    found = look_up(text).place
    assert found is not None
    assert found.country != "PK"


def reading(country: str, likeness: float, people: int = 0, kind: str = "city", number: int = 1) -> Reading:
    """Return a reading of the whole text as an invented place."""
    found = Found(
        *(f"{country}/{number}", number, kind, country, country, [number, 9], f"Xanadu{number}", "", False, "", ""),
        *(0.0, 0.0, False, "UTC", people),
    )
    return Reading(Hit(f"xanadu{number}", "xnd", 0.3, found), likeness, 1.0, is_kind_right=False)


@pytest.mark.parametrize(
    ("abroad", "home", "is_clear"),
    [
        (reading("GB", 1.0, 5_000_000), reading("PK", 0.9, number=2), True),
        (reading("GB", 1.0, kind="country"), reading("PK", 0.9, number=2), True),
        (reading("GB", 1.0, 50_000), reading("PK", 0.9, number=2), False),
        (reading("GB", 1.0, 50_000), reading("PK", 0.75, number=2), True),
        (reading("GB", 0.95, 5_000_000), reading("PK", 0.75, number=2), False),
    ],
)
def test_only_the_exact_name_of_a_great_place_or_one_without_its_like_at_home_is_clear(abroad, home, is_clear):
    decision = decide([abroad, home], home="PK")
    assert decision.is_clear is is_clear
    assert is_clear or decision.places == (home.place, abroad.place)


def test_a_misspelt_name_abroad_is_not_clear_even_alone():
    assert not decide([reading("GB", 0.97, 5_000_000)], home="PK").is_clear
