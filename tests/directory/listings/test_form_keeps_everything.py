"""Opening the form and sending it changes nothing: for every listing of the catalogue, and for any hours."""

import pytest
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.content import KEYS, contents_of
from directory.content.hours_faults import crossing
from directory.models import Service
from tests.directory.listings.sending import filled, form_of
from tests.factories import make_listing, make_place

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "every"), [("en", 6), ("ur", 12), pytest.param("en", 1, marks=pytest.mark.soak)])
def test_every_listing_of_the_catalogue_is_the_same_after_its_form_was_sent_as_it_is(language, every):
    services = Service.everything.in_bulk()
    assert len(services) >= 324
    with override(language):
        for pk, content in contents_of(sorted(services)[::every]):
            form = form_of(services[pk], content, filled(form_of(services[pk], content)))
            assert form.is_valid(), (services[pk].slug, form.errors)
            assert {key: form.content[key] for key in KEYS} == content, services[pk].slug


# In quarters of an hour. Nothing opens before two at night, and what runs past midnight has ended before.
TWO = 8
QUARTERS = st.lists(st.integers(TWO, 95), min_size=4, max_size=4, unique=True).map(sorted)


@st.composite
def weeks(draw: st.DrawFn) -> list[list[object]]:
    """Return some openings of a week: none, one or two a day, the last of a day perhaps past midnight."""
    rows: list[list[object]] = []
    for day in range(1, 8):
        first, second, third, fourth = draw(QUARTERS)
        night = draw(st.integers(0, TWO - 1))
        usual = [[], [(first, fourth)], [(first, second), (third, fourth)]]
        spans = draw(st.sampled_from([*usual, [(first, night)], [(first, second), (third, night)]]))
        rows += [[day, clock(opens), clock(closes)] for opens, closes in spans]
    return rows


def clock(quarter: int) -> str:
    return f"{quarter // 4:02}:{quarter % 4 * 15:02}"


DAYS = st.dates().map(str)
TIMES = st.one_of(
    st.just((None, None)), st.tuples(st.integers(0, 95), st.integers(0, 95)).filter(lambda pair: pair[0] != pair[1])
)


@st.composite
def dates(draw: st.DrawFn) -> list[list[str | None]]:
    """Return days that are closed or have other hours, none of which contradicts another."""
    rows: list[list[str | None]] = []
    for _at in range(draw(st.integers(0, 4))):
        first, last = sorted([draw(DAYS), draw(DAYS)])
        opens, closes = draw(TIMES)
        row = [first, last, *(None if at is None else clock(at) for at in (opens, closes))]
        rows += [row] if crossing([*rows, row]) is None else []
    return sorted(rows, key=lambda row: (row[0], row[1], row[2] or "~", row[3] or "~"))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(week=weeks(), ramadan=weeks(), exceptions=dates(), always_open=st.booleans())
def test_any_hours_are_the_same_after_their_form_was_sent_as_it_is(bare, week, ramadan, exceptions, always_open):
    service, content = bare
    hours = {"week": week, "ramadan": ramadan, "exceptions": exceptions, "always_open": always_open}
    content = content | hours
    form = form_of(service, content, filled(form_of(service, content)))
    assert form.is_valid(), form.errors
    assert form.content == content


@pytest.fixture
def bare(db):
    """A listing with little in it, and its content."""
    service = make_listing(make_place()).service
    return service, dict(contents_of([service.pk]))[service.pk]
