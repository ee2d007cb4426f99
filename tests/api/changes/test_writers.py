"""Eight write at once, with connections and commits of their own, and one keeps a copy by the feed meanwhile."""

import threading

import pytest
from django.test import Client

from directory.cards.check import differences_of
from directory.models import Card, Change, Service
from tests.accounts.at_once import at_once
from tests.api.changes.reader import Reader, public
from tests.api.changes.writers import Writer
from tests.factories import make_listing, make_place, make_service
from tests.people import make_person

WRITERS, LISTINGS = 8, 10


@pytest.fixture
def ids(own_database):
    """A line, centres that it leads to, and others; nothing else is public."""
    Service.everything.update(vetting_state="archived")
    for made in (Card, Change):
        made.objects.all().delete()
    city = make_place()
    line = make_service("Invented Line", phones=("000-1",))
    rows = [make_listing(city, f"Invented {number}", phones=("000-2",)).service for number in range(LISTINGS)]
    for row in rows[:2]:
        row.reached_through.create(helpline=line, published="000-1", dial="000-1", label="line")
    return [line.pk, *(row.pk for row in rows)]


def write_and_read(ids, deeds):
    """Let all of them work; return the reader once the last is done and he has read to the end."""
    running = threading.Semaphore(0)
    reader = Reader(Client())

    def write(seed):
        try:
            return Writer(seed, ids, make_person("vetter", email=f"vetter-{seed}@staff.test")).work(deeds)
        finally:
            running.release()

    def read():
        done = 0
        while done < WRITERS:
            reader.page()
            done += running.acquire(blocking=False)
        reader.read()

    *counts, fault = at_once(*(lambda seed=seed: write(seed) for seed in range(WRITERS)), read)
    assert fault is None, fault
    assert all(isinstance(count, int) for count in counts), counts
    assert sum(counts) > WRITERS, "next to nothing was written"
    return reader


def judge(reader, ids):
    assert reader.numbers == sorted(set(reader.numbers)), "a number came twice, or after a greater one"
    assert reader.copy == public(Client())
    assert list(differences_of(ids)) == []
    newest = Change.objects.order_by("-number").values_list("number", flat=True).first()
    assert reader.numbers[-1] == newest


def test_the_copy_is_what_is_public_and_no_number_comes_twice(ids):
    judge(write_and_read(ids, 8), ids)


@pytest.mark.soak
@pytest.mark.parametrize("round_", range(5))
def test_so_it_is_after_thousands_of_deeds(ids, round_):
    judge(write_and_read(ids, 300), ids)
