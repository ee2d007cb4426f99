"""The page of one centre: all that is published, and nothing that is not."""

from datetime import time

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from accounts.templatetags.accounts import day_said
from directory.models import ReachedThrough, ServiceText
from directory.wording import say_month
from places.models import Place
from tests.factories import make_listing, make_service

pytestmark = pytest.mark.django_db

WEEK = [{"weekday": day, "opens_at": time(9), "closes_at": time(17)} for day in (1, 2, 3, 4)]
FRIDAY = [
    {"weekday": 5, "opens_at": time(9), "closes_at": time(12, 30)},
    {"weekday": 5, "opens_at": time(14, 30), "closes_at": time(17)},
]
RAMADAN = [{"weekday": day, "opens_at": time(10), "closes_at": time(14), "kind": "ramadan"} for day in (1, 2, 3, 4)]


@pytest.fixture
def city() -> Place:
    return Place.objects.get(name="Multan", kind="city")


@pytest.fixture
def district() -> Place:
    return Place.objects.filter(kind="district", country="PK").order_by("number")[0]


def page_of(client, listing, language="en"):
    answer = client.get(f"/{language}/centres/{listing.pk}/")
    assert answer.status_code == 200
    return answer.text


def test_a_number_can_be_called(client, city):
    page = page_of(client, make_listing(city, phones=("000-000",)))
    assert '<a class="dial" href="tel:000000">Call <bdi dir="ltr">000-000</bdi></a>' in page


def test_a_line_that_only_leads_there_is_never_said_to_be_its_own(client, city):
    listing = make_listing(city, phones=())
    line = make_service("Invented Line")
    ReachedThrough.objects.create(service=listing.service, helpline=line, published="000", dial="000", label="a line")
    assert "Reached through Invented Line" in page_of(client, listing)


def test_a_line_that_is_not_published_is_not_named(client, city):
    listing = make_listing(city, phones=())
    line = make_service("Invented Secret Line", vetting_state="suspended")
    ReachedThrough.objects.create(service=listing.service, helpline=line, published="000", dial="000", label="a line")
    page = page_of(client, listing)
    assert "Invented Secret Line" not in page
    assert "Reached through a line" in page


def test_a_confidential_place_is_said_by_its_district_and_told_by_phone(client, district):
    page = page_of(client, make_listing(district, confidential=True, phones=("000",)))
    assert "The address is told by phone." in page
    assert f"in {district.name}" in page


def test_a_place_known_by_its_city_has_no_street(client, city):
    page = page_of(client, make_listing(city))
    assert "in Multan" in page
    assert "We know no street. Ask by phone." in page


def test_hours_are_read_with_the_friday_break_and_ramadan(client, city):
    page = page_of(client, make_listing(city, schedules=WEEK + FRIDAY + RAMADAN))
    assert "Monday to Thursday 9 in the morning to 5 in the afternoon; " in page
    assert "Friday the same, with a break from 12:30 to 2:30 in the afternoon; closed on Saturday and Sunday" in page
    assert "In Ramadan: Monday to Thursday 10 in the morning to 2 in the afternoon; closed on Friday to Sunday" in page
    assert "may differ" not in page


def test_a_week_without_ramadan_says_that_ramadan_may_differ(client, city):
    assert "In Ramadan and around Friday prayer it may differ." in page_of(client, make_listing(city, schedules=WEEK))


def test_nothing_is_said_of_ramadan_elsewhere_in_the_world(client, city):
    page = page_of(client, make_listing(city, schedules=WEEK, timezone="Europe/Oslo"))
    assert "Monday to Thursday" in page
    assert "Ramadan" not in page


def test_a_place_that_never_closes_says_so(client, city):
    page = page_of(client, make_listing(city, always_open=True))
    assert "Day and night, every day" in page
    assert "Open now" in page


def test_what_is_known_is_answered_and_what_is_not_is_said_to_be_unknown(client, city):
    page = page_of(client, make_listing(city, women_staff="yes", children_may_come="no"))
    assert "<dt>Do women work there?</dt><dd>Yes</dd>" in page
    assert "<dt>May children come along?</dt><dd>No</dd>" in page
    unknown = page[page.index("Not known; ask them") :]
    assert "Can a wheelchair enter?" in unknown
    assert "What does it cost?" in unknown
    assert "Do women work there?" not in unknown


@pytest.mark.parametrize(("date", "said"), [("2025-09", "September 2025"), ("2025", "2025"), ("", "date unknown")])
def test_an_unconfirmed_listing_says_where_it_comes_from(client, city, date, said):
    page = page_of(client, make_listing(city, source_date=date))
    assert f"From public sources, not yet confirmed by us, {said}" in page


METHODS = {
    "call": "We called them and confirmed it",
    "visit": "We went there and confirmed it",
    "document": "Confirmed by an official paper",
    "official site": "Confirmed by their official site",
    "self-declared": "They told us that it is correct",
}


@pytest.mark.parametrize("method", METHODS)
def test_a_confirmed_listing_says_how_and_when(client, city, method):
    today = timezone.localdate()
    fields = {"assurance": "confirmed", "assured_date": today, "assured_method": method}
    page = page_of(client, make_listing(city, **fields))
    assert f"{METHODS[method]}, {say_month(today.isoformat())}" in page


def test_a_listing_that_was_confirmed_long_ago_says_so(client, city):
    fields = {"assurance": "confirmed", "assured_date": "2025-02-03", "assured_method": "call"}
    page = page_of(client, make_listing(city, **fields))
    assert "Confirmed long ago, not again since, February 2025" in page


def test_a_service_that_does_not_run_says_so_first(client, city):
    page = page_of(client, make_listing(city, status="defunct"))
    assert page.index("does not exist any more") < page.index("Call or write")


CAPACITY = {
    "taking": "They take new people.",
    "full": "Full for now. Call and ask where else to go.",
    "full until": "Full until {today}. Call and ask where else to go.",
}


def saying(capacity: str) -> dict[str, object]:
    """Return the columns of a listing that said of itself whether it takes new people."""
    state, _space, until = capacity.partition(" ")
    day = timezone.localdate()
    return {"capacity": state, "capacity_said_on": day, "capacity_until": day if until else None}


def capacities_in(page: str) -> list[str]:
    """Return which of the sentences stand on a page, as they are read."""
    read = strip_tags(page)
    return [name for name, said in CAPACITY.items() if said.format(today=day_said(timezone.localdate())) in read]


@pytest.mark.parametrize("capacity", CAPACITY)
def test_whether_they_take_new_people_is_said_as_they_said_it(client, city, capacity):
    page = page_of(client, make_listing(city, **saying(capacity)))
    assert capacities_in(page) == [capacity]


def test_of_whom_nobody_has_said_it_nothing_is_said(client, city):
    assert capacities_in(page_of(client, make_listing(city))) == []


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("inactive", "This service has stopped."),
        ("defunct", "This service does not exist any more."),
        ("temporarily closed", "This service is closed for a time."),
    ],
)
def test_why_a_service_does_not_run_is_said(client, city, status, said):
    assert said in page_of(client, make_listing(city, status=status))


def test_a_website_learns_nothing_of_where_she_came_from(client, city):
    page = page_of(client, make_listing(city, url="https://www.invented.example/path"))
    assert '<a href="https://www.invented.example/path" rel="noreferrer nofollow">' in page
    assert '<bdi lang="en" dir="ltr">invented.example</bdi>' in page


def test_words_are_shown_in_her_language_where_there_are_any(client, city):
    listing = make_listing(city, "Invented Centre")
    ServiceText.objects.create(of=listing.service, field="name", language="ur", text="ایجاد شدہ مرکز")
    assert "<h1>ایجاد شدہ مرکز</h1>" in page_of(client, listing, "ur")
    assert "<h1>Invented Centre</h1>" in page_of(client, listing, "en")


def test_a_name_in_the_other_script_is_marked(client, city):
    assert '<h1><bdi lang="en">Invented Centre</bdi></h1>' in page_of(client, make_listing(city), "ur")


@pytest.mark.parametrize("state", ["draft", "in review", "suspended", "archived"])
def test_what_is_not_published_is_not_a_page(client, city, state):
    listing = make_listing(city, vetting_state=state)
    assert client.get(f"/en/centres/{listing.pk}/").status_code == 404


@pytest.mark.parametrize(
    "path", ["/en/centres/00000000-0000-4000-8000-000000000000/", "/en/centres/7/", "/en/centres/../"]
)
def test_an_unknown_centre_is_not_a_page(client, path):
    assert client.get(path).status_code == 404


def test_a_centre_costs_a_fixed_number_of_statements(client, city, django_assert_max_num_queries):
    listing = make_listing(city, phones=("000", "0000"), languages=("ur", "en"), schedules=WEEK)
    with django_assert_max_num_queries(14):
        page_of(client, listing)


def test_markup_in_a_listing_is_shown_as_text(client, city):
    assert "<script>alert" not in page_of(client, make_listing(city, "<script>x</script>"))
