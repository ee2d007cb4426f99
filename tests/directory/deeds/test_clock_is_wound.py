"""What has its time of day is wound up, and what the clock calls does its work."""

from datetime import timedelta

import pytest
from django.utils import timezone
from procrastinate.contrib.django import app

from directory import tasks
from directory.models import Service
from tests.factories import make_listing, make_place
from tests.people import make_member

WOUND = {
    "forget_letters": "10 22 * * *",
    "forget_senders": "*/10 * * * *",
    "tick_listings": "30 20 * * *",
    "remind_listings": "50 20 * * *",
}


def ours() -> dict[str, str]:
    """Return when each of the directory's tasks is called, by its plain name."""
    every = app.periodic_registry.periodic_tasks.items()
    return {name.rpartition(".")[2]: task.cron for (name, _id), task in every if name.startswith(tasks.__name__ + ".")}


@pytest.mark.parametrize("name", WOUND)
def test_it_is_called_at_its_time_of_day(name):
    assert ours()[name] == WOUND[name]


def test_nothing_else_of_the_directory_has_a_time_of_day():
    assert ours().keys() == WOUND.keys()


def test_what_the_clock_calls_takes_down_what_has_lapsed(db, empty_directory):
    province = make_place("Invented Province", kind="province")
    today = timezone.localdate()
    fields = {
        "phones": ("03000000000",),
        "assurance": "confirmed",
        "assured_method": "call",
        "assured_date": today - timedelta(days=180 + 61),
        "reminders": 3,
        "reminded_on": today - timedelta(days=15),
    }
    service = make_listing(make_place(parent=province), **fields).service
    make_listing(make_place(parent=province), phones=("03000000000",))
    make_member(service.organization, "ngo_lead")
    tasks.tick_listings(timestamp=0)
    assert Service.everything.get(pk=service.pk).vetting_state == "suspended"
