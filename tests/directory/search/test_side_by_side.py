"""The cards of a large catalogue are made by several processes, and are those that one would make."""

from importlib import import_module
from io import StringIO

import pytest
from django.core.management import call_command

from directory.cards import differences
from directory.models import Card
from tests import databases


@pytest.fixture
def small_batches(own_database, monkeypatch):
    """Let the processes find this database, with batches so small that each gets several."""
    monkeypatch.setenv("DATABASE_URL", databases.url_of(own_database))
    monkeypatch.setattr(import_module("directory.cards.rebuild"), "BATCH", 20)


def test_several_processes_make_the_same_cards(small_batches):
    before = sorted(Card.objects.values_list("service_at_location", "language", "html", "json"))
    Card.objects.all().delete()
    out, err = StringIO(), StringIO()
    call_command("cards", "--processes", "2", stdout=out, stderr=err)
    assert out.getvalue() == f"Cards: {len(before)} made.\n"
    assert sorted(Card.objects.values_list("service_at_location", "language", "html", "json")) == before
    assert list(differences()) == []


def test_it_says_how_far_it_is(small_batches):
    err = StringIO()
    call_command("cards", "--processes", "2", stdout=StringIO(), stderr=err)
    done = [int(line.split()[1]) for line in err.getvalue().splitlines()]
    assert done == sorted(done)
    assert len(done) > 3
