"""What the clock does to listings that grow old, and what it never does."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory import actions
from directory.ageing import is_indispensable
from directory.models import Card, FreshnessDay, Service, VettingState
from tests.factories import make_listing, make_place, make_service
from tests.people import make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_directory")]
DAY = timedelta(days=1)


@pytest.fixture
def province(db):
    """An invented province."""
    return make_place("Invented Province", kind="province")


def old(place, *, age, reminders=3, reminded=20, keeper="ngo_lead", **fields):
    """A listing that was confirmed `age` days ago, by default with all its reminders and somebody who keeps it."""
    today = timezone.localdate()
    fields = {"phones": ("1043",), "needs": ("legal-aid",)} | fields
    listing = make_listing(
        place,
        assurance="confirmed",
        assured_date=today - age * DAY,
        assured_method="call",
        reminders=reminders,
        reminded_on=today - reminded * DAY,
        **fields,
    )
    if keeper:
        make_member(listing.service.organization, keeper)
    return listing.service


def unkept(place, *, age, **fields):
    """A listing of an organization without an account: nobody was ever reminded."""
    service = old(place, age=age, reminders=0, keeper=None, **fields)
    Service.everything.filter(pk=service.pk).update(reminded_on=None)
    return service


def other_help(place):
    """Somebody else in the same province who helps with the same."""
    return make_listing(place, needs=("legal-aid",), phones=("1043",)).service


def state_of(service):
    return Service.everything.get(pk=service.pk).vetting_state


def tick():
    return actions.tick(timezone.localdate())


def test_it_lapses_after_reminders_and_grace(province):
    service = old(make_place(parent=province), age=180 + 61)
    other_help(make_place(parent=province))
    assert tick()["lapsed"] == 1
    assert state_of(service) == VettingState.SUSPENDED
    assert service.edition.by == "task:tick_listings"


@pytest.mark.parametrize(
    "fields",
    [
        {"age": 180 + 60},
        {"age": 180 + 61, "reminders": 1},
        {"age": 180 + 61, "reminded": 14},
    ],
)
def test_it_does_not_lapse_sooner(province, fields):
    service = old(make_place(parent=province), **fields)
    other_help(make_place(parent=province))
    assert tick()["lapsed"] == 0
    assert state_of(service) == VettingState.PUBLISHED


@pytest.mark.parametrize(("age", "lapsed"), [(180 + 180, 0), (180 + 181, 1)])
def test_what_nobody_keeps_lapses_half_a_year_after_it_was_due(province, age, lapsed):
    unkept(make_place(parent=province), age=age)
    other_help(make_place(parent=province))
    assert tick()["lapsed"] == lapsed


def test_a_closed_account_keeps_nothing(province):
    service = unkept(make_place(parent=province), age=180 + 181)
    other_help(make_place(parent=province))
    lead = make_member(service.organization, "ngo_lead")
    assert tick()["lapsed"] == 0
    lead.is_active = False
    lead.save()
    assert tick()["lapsed"] == 1


def test_the_last_help_and_a_national_line_stay_though_nobody_keeps_them(province):
    unkept(make_place(parent=province), age=900)
    country = make_place("Invented Land", kind="country", country="ZZ")
    unkept(None, age=900, needs=("helpline",), kind="helpline", areas=(country,))
    assert tick()["lapsed"] == 0


def test_what_was_never_confirmed_never_lapses(province):
    service = other_help(make_place(parent=province))
    tick()
    assert state_of(service) == VettingState.PUBLISHED


def test_the_last_help_of_a_kind_in_a_province_stays(province):
    service = old(make_place(parent=province), age=900)
    other_help(make_place(parent=make_place("Elsewhere", kind="province")))
    assert is_indispensable(service)
    assert tick()["lapsed"] == 0


def test_of_two_old_ones_the_last_stays(province):
    services = [old(make_place(parent=province), age=900 + more) for more in range(2)]
    assert tick()["lapsed"] == 1
    assert [state_of(service) for service in services] == [VettingState.PUBLISHED, VettingState.SUSPENDED]


def test_help_that_does_not_run_is_no_other_help(province):
    service = old(make_place(parent=province), age=900)
    Service.everything.filter(pk=other_help(make_place(parent=province)).pk).update(status="temporarily closed")
    assert is_indispensable(service)


def test_a_line_that_serves_the_province_is_other_help(province):
    service = old(make_place(parent=province), age=900)
    make_service(needs=("legal-aid",), areas=(province,))
    assert not is_indispensable(service)


@pytest.mark.parametrize("needs", [("emergency",), ("helpline", "legal-aid")])
def test_emergency_and_national_lines_stay_whatever_else_there_is(province, needs):
    country = make_place("Invented Land", kind="country", country="ZZ")
    line = old(None, age=900, needs=needs, kind="helpline", areas=(country,))
    old(None, age=10, needs=needs, kind="helpline", areas=(country,))
    assert is_indispensable(line)
    assert tick()["lapsed"] == 0


def test_what_is_overdue_ranks_below_what_nobody_confirmed_and_says_so(province):
    service = old(make_place(parent=province), age=180 + 31, reminders=0)
    Card.objects.update(trust=2)
    assert tick() == {"lapsed": 0, "emptied": 0, "renewed": 1}
    cards = Card.objects.filter(service_at_location__service=service)
    assert set(cards.values_list("trust", flat=True)) == {0}
    assert "Confirmed long ago, not again since" in cards.get(language="en").html
    assert tick() == {"lapsed": 0, "emptied": 0, "renewed": 0}


def test_the_day_is_counted(province):
    old(make_place(parent=province), age=1)
    old(make_place(parent=province), age=181)
    old(make_place(parent=province), age=211, reminders=0)
    other_help(make_place(parent=province))
    tick()
    day = FreshnessDay.objects.get()
    assert (day.never, day.fresh, day.due, day.overdue) == (1, 1, 1, 1)


def test_what_is_full_until_a_day_is_full_no_more_on_the_next(province, staff):
    service = other_help(make_place(parent=province))
    today = timezone.localdate()
    actions.say_capacity(service=service, capacity="full", until=today, by=staff)
    card = Card.objects.get(service_at_location__service=service, language="en")
    assert "Full for now" in card.html
    assert tick()["emptied"] == 0
    Service.everything.filter(pk=service.pk).update(capacity_until=today - DAY)
    assert tick()["emptied"] == 1
    assert tick()["emptied"] == 0
    card.refresh_from_db()
    assert "Full for now" not in card.html
