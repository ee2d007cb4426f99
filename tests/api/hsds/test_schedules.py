"""Opening hours as HSDS rows."""

from datetime import time

import pytest

from tests.api import listings
from tests.factories import make_listing, make_place

pytestmark = pytest.mark.django_db

MONDAY = [{"weekday": 1, "opens_at": time(9), "closes_at": time(17)}]


def schedules(client, row):
    [place] = client.get(f"/hsds/services/{row.pk}").json()["service_at_locations"]
    return place.get("schedules", [])


def placed(**fields):
    listing = make_listing(make_place(), **fields)
    return listing.service


def test_always_open_is_the_whole_day_on_every_day(client):
    row = placed(always_open=True)
    [always] = schedules(client, row)
    assert (always["opens_at"], always["closes_at"], always["byday"]) == ("00:00", "23:59", "MO,TU,WE,TH,FR,SA,SU")


def test_days_with_the_same_hours_share_a_row_and_a_break_makes_two(client):
    row = placed(schedules=listings.HOURS)
    weekly = [(one["byday"], one["opens_at"], one["closes_at"]) for one in schedules(client, row) if "freq" in one]
    assert ("MO,TU,WE,TH", "09:00", "17:00") in weekly
    assert {("FR", "09:00", "12:30"), ("FR", "14:30", "17:00")} <= set(weekly)


def test_hours_of_ramadan_and_of_other_days_are_told_apart(client):
    row = placed(schedules=listings.HOURS)
    said = [one.get("description") for one in schedules(client, row) if one.get("byday") == "MO"]
    assert said == ["In Ramadan"]


def test_an_exception_without_hours_is_closed(client):
    row = placed(schedules=listings.HOURS)
    days = {one["description"]: one for one in schedules(client, row) if one.get("valid_from") == "2027-01-01"}
    assert "opens_at" not in days["Closed"]
    assert days["Exception"]["opens_at"] == "10:00"


def test_hours_in_words_are_given_where_there_are_no_times(client):
    row = placed()
    listings.say(row, "hours", "en", "Sources differ")
    assert [one["description"] for one in schedules(client, row)] == ["Sources differ"]


def test_unknown_hours_are_not_written(client):
    row = placed()
    assert schedules(client, row) == []


ZONES = [("Asia/Karachi", 5), ("Asia/Kolkata", 5.5), ("UTC", 0), ("Europe/London", None), ("America/New_York", None)]


@pytest.mark.parametrize(("zone", "ahead"), ZONES)
def test_the_offset_is_that_of_the_place_and_not_given_where_clocks_are_turned(client, zone, ahead):
    for hours in ({"schedules": MONDAY}, {"always_open": True}):
        row = placed(timezone=zone, **hours)
        assert schedules(client, row)[0].get("timezone") == ahead
        [place] = client.get(f"/hsds/services/{row.pk}").json()["service_at_locations"]
        assert place["location"]["raah"]["timezone"] == zone
