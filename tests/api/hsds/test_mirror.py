"""A copy elsewhere that asks for what was modified since misses nothing, by whatever road it changed."""

import json
import threading
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from api.models import ReadyService
from directory import actions
from directory.actions.changing import Told, save
from directory.cards import differences, rebuild
from directory.catalogue import load as catalogue
from directory.catalogue.terms import load_taxonomies
from directory.models import Organization, OrganizationText, Schedule, Service, ServiceText
from directory.models.service import with_dependents
from places.models import Place
from tests.api import listings
from tests.factories import make_listing, make_place, make_service
from tests.people import make_person

FIXTURES = settings.BASE_DIR / "fixtures"


class Mirror:
    """Keeps every service in full; asks for all once, and then for what changed since the last change that it knows."""

    def __init__(self, client):
        self.client = client
        self.held = {}
        self.fetched = []

    def update(self):
        since = max((one["last_modified"] for one in self.held.values()), default="2000-01-01")
        self.fetched = self.fetch(f"&modified_after={since}")
        self.held |= {one["id"]: one for one in self.fetched}

    def fetch(self, query=""):
        return [json.loads(line) for line in self.client.get(f"/hsds/services?format=ndjson&full=true{query}")
                .getvalue().splitlines()]  # fmt: skip

    def is_exact(self):
        """Tell whether it has what is public now; what is gone it hears of from the changes."""
        return {one["id"]: one for one in self.fetch()}.items() <= self.held.items()


@pytest.fixture
def mirror(client, empty_directory):
    listings.published("A neighbour")
    return Mirror(client)


@pytest.fixture
def row(mirror):
    return listings.rich()


def publish(row):
    return actions.publish(service=row, by=make_person("vetter"))


def renamed_place(row):
    Place.objects.filter(path__startswith="Inventabad").update(path="Elsewhere, Inventprovince")
    rebuild()


def renamed_body(row):
    OrganizationText.objects.filter(of=row.organization).update(text="Another Body")
    rebuild(row.organization.services.all())


def described_body(row):
    OrganizationText.objects.create(of=row.organization, field="description", language="en", text="It helps.")
    Organization.everything.filter(pk=row.organization_id).update(website="https://example.org/")
    rebuild(row.organization.services.all())


def rescheduled(row):
    Schedule.objects.filter(service_at_location__service=row).delete()
    save(row, Told(by="test:clock", event="listing.verified"))


def renamed_word(row):
    words = json.loads((FIXTURES / "taxonomy.json").read_text(encoding="utf-8"))
    words[0]["terms"][6]["en"] = ["Refuge", "A safe place."]
    load_taxonomies(words)


def renamed_line(row):
    line = make_service("Invented Line", kind="helpline")
    row.reached_through.update(helpline=line, label="another label")
    rebuild(with_dependents([line.pk]))


def reviewed_name(row):
    ServiceText.objects.filter(of=row, field="name", language="ur").update(text="نیا نام")
    save(row, Told(by="test:clock", event="listing.verified"))


ROADS = {
    "confirmed by a call": lambda row: actions.verify(
        service=row,
        finding=actions.Finding(on=timezone.localdate(), method="call", outcome="confirmed"),
        by=make_person("vetter"),
        role="vetter",
    ),
    "full": lambda row: actions.say_capacity(service=row, capacity="full", until=None, by=make_person("vetter")),
    "hidden": lambda row: actions.hide_place(service=row, by=make_person("vetter")),
    "its place renamed": renamed_place,
    "its body renamed": renamed_body,
    "its body described": described_body,
    "its hours changed": rescheduled,
    "its need renamed": renamed_word,
    "the line that leads there renamed": renamed_line,
    "its Urdu name changed": reviewed_name,
}


@pytest.mark.parametrize("road", ROADS.values(), ids=ROADS)
def test_by_whatever_road_it_changed_the_mirror_hears_of_it(mirror, row, road):
    mirror.update()
    road(row)
    mirror.update()
    assert str(row.pk) in {one["id"] for one in mirror.fetched}
    assert mirror.is_exact()
    assert list(differences()) == []


def test_what_is_published_again_is_heard_of_again(mirror, row):
    mirror.update()
    before = dict(mirror.held[str(row.pk)])
    actions.suspend(service=row, by=make_person("vetter"))
    mirror.update()
    publish(row)
    mirror.update()
    after = dict(mirror.held[str(row.pk)])
    assert mirror.is_exact()
    assert after.pop("last_modified") > before.pop("last_modified")
    assert after == before


@pytest.mark.django_db
def test_a_changed_file_of_the_catalogue_is_heard_of(client):
    mirror = Mirror(client)
    mirror.update()
    records = catalogue.read((FIXTURES / "catalogue.json").read_text(encoding="utf-8"))
    at = next(number for number, record in enumerate(records) if record["vetting_state"] == "published")
    records[at]["texts"][0]["text"] = "Invented new name"
    catalogue.load(records)
    mirror.update()
    assert [one["name"] for one in mirror.fetched if "Invented" in one["name"]] == ["Invented new name"]
    assert mirror.is_exact()


def test_the_night_that_ends_a_full_day_is_heard_of(mirror, clock):
    today = timezone.localdate()
    row = listings.published(capacity="full", capacity_said_on=today, capacity_until=today)
    mirror.update()
    actions.tick(today + timedelta(days=1))
    mirror.update()
    assert "capacities" not in mirror.held[str(row.pk)]
    assert mirror.is_exact()


def test_what_grows_overdue_by_itself_is_heard_of_after_the_night(mirror):
    long_ago = timezone.localdate() - timedelta(days=230)
    row = make_listing(make_place(), assurance="confirmed", assured_date=long_ago, assured_method="call").service
    mirror.update()
    assert mirror.held[str(row.pk)]["raah"]["assurance"]["overdue"] is True
    fresh = timezone.localdate() - timedelta(days=200)
    other = make_listing(make_place(), assurance="confirmed", assured_date=fresh, assured_method="call").service
    mirror.update()
    assert mirror.held[str(other.pk)]["raah"]["assurance"]["overdue"] is False


def test_what_changes_nothing_that_is_sent_is_not_heard_of(mirror, row):
    mirror.update()
    row.refresh_from_db()
    save(row, Told(by="test:clock", event="listing.verified"), called_for_on=date(2026, 1, 1))
    rebuild()
    last = max(one["last_modified"] for one in mirror.held.values())
    mirror.update()
    assert {one["last_modified"] for one in mirror.fetched} == {last}
    assert mirror.is_exact()


def test_a_clock_that_is_put_back_makes_no_change_look_old(mirror, row):
    ahead = timezone.now() + timedelta(hours=3)
    ReadyService.objects.filter(service=row).update(modified_at=ahead)
    mirror.update()
    other = listings.published("Later")
    mirror.update()
    assert str(other.pk) in {one["id"] for one in mirror.fetched}
    assert mirror.is_exact()


def test_moments_grow_in_the_order_of_commits(own_database):
    """A long change that began first and ends last must not look older than what was seen before it ended."""
    first, second = listings.published("First"), listings.published("Second")
    has_written, may_commit, moments = threading.Event(), threading.Event(), {}

    def long():
        from django.db import transaction

        with transaction.atomic():
            ServiceText.objects.filter(of=first).update(text="First, changed")
            rebuild([first])
            moments["long"] = ReadyService.objects.get(service=first).modified_at
            has_written.set()
            may_commit.wait(10)
        connection.close()

    def short():
        ServiceText.objects.filter(of=second).update(text="Second, changed")
        rebuild([second])
        connection.close()

    threads = [threading.Thread(target=long), threading.Thread(target=short)]
    threads[0].start()
    has_written.wait(10)
    threads[1].start()
    seen = max(ReadyService.objects.values_list("modified_at", flat=True))
    assert seen < moments["long"]
    may_commit.set()
    for thread in threads:
        thread.join()
    assert ReadyService.objects.get(service=second).modified_at >= moments["long"]


def test_the_row_of_what_is_gone_keeps_the_moment_and_no_word(row):
    Service.everything.filter(pk=row.pk).update(vetting_state="suspended")
    before = ReadyService.objects.get(service=row).modified_at
    rebuild([row])
    gone = ReadyService.objects.get(service=row)
    assert (gone.minimal, gone.slim, gone.full) == ("", "", "")
    assert gone.modified_at > before
