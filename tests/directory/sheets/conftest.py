"""An organization with two listings, and somebody who sends its spreadsheets."""

from collections.abc import Callable, Sequence
from types import SimpleNamespace

import pytest

from directory import actions
from directory.content import content_of, keep_editions
from directory.models import Service, Upload
from places.models import Place
from tests import people
from tests.directory.sheets.files import HEAD, csv_of
from tests.factories import make_listing, make_organization, make_service
from tests.jobs import run_deferred

LAHORE = "pk/punjab/lahore/lahore"
CELLS = {"kind": "ngo", "needs": "legal-aid", "place": "Lahore, Punjab", "phones": "0300 0000000"}


@pytest.fixture
def ngo(db) -> SimpleNamespace:
    """An organization with a centre in Lahore and a helpline; `worker` works there."""
    organization = make_organization("Invented Body")
    lahore = Place.objects.get(pk=LAHORE)
    centre = make_listing(lahore, "Invented Centre", needs=("legal-aid",), organization=organization).service
    line = make_service(
        "Invented Line", needs=("helpline",), kind="helpline", organization=organization, areas=[lahore]
    )
    keep_editions([centre.pk, line.pk], by="test", deed="test")
    return SimpleNamespace(
        organization=organization, centre=centre, line=line, worker=people.make_member(organization), lahore=lahore
    )


@pytest.fixture
def send(ngo) -> Callable[..., Upload]:
    """Return what sends rows (or a whole file) in somebody's name, and has them read."""

    def sent(rows: Sequence[Sequence[str]] | bytes, head: Sequence[str] = HEAD, by=None) -> Upload:
        data = rows if isinstance(rows, bytes) else csv_of(rows, head).encode()
        made = actions.send_sheet(organization=ngo.organization, name="C:\\x\\ours.csv", data=data, by=by or ngo.worker)
        run_deferred()
        return Upload.objects.get(pk=made.pk)

    return sent


@pytest.fixture
def client_of(client) -> Callable:
    """Return what signs somebody in."""

    def signed_in(user):
        people.sign_in(client, user)
        return client

    return signed_in


def renamed(service: Service, name: str) -> tuple[str, ...]:
    """Return a row that gives a listing another name and leaves the rest."""
    return (str(service.pk), name)


def new(name: str = "Invented New Centre") -> tuple[str, ...]:
    """Return a row of a new listing, for the columns of `files.HEAD`."""
    return ("", name, *CELLS.values())


def said(service: Service) -> dict:
    """Return what a listing says now."""
    return content_of(service)
