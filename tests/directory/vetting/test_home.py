"""The desk shows what waits and how far vetting has come, at a price that does not grow with the listings."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.roles import Permission, Role
from directory import plot
from directory.models import FreshnessDay, ListingReport, ServiceAtLocation, Suggestion, Verification
from directory.queues import QUEUES
from directory.vetting_urls import urlpatterns
from tests.directory.vetting.conftest import DESK, confirmed, sheet
from tests.people import make_person, sign_in

pytestmark = pytest.mark.django_db


def statements(vetter) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        vetter.text(DESK)
    return len(captured)


def test_the_desk_costs_the_same_however_many_listings(make, vetter):
    vetter.text(DESK)
    for number in range(4):
        make(f"Invented {number} Centre", **confirmed(300))
    few = statements(vetter)
    for number in range(12):
        make(f"Invented {number} Other Centre", **confirmed(300))
    assert statements(vetter) == few
    assert few < 64


def test_the_desk_counts_every_queue_and_leads_to_each(make, vetter):
    make("Invented Overdue Centre", **confirmed(300))
    text = vetter.text(DESK)
    assert all(f'href="{DESK}queues/{name}/"' in text for name in QUEUES)
    assert "Invented Overdue Centre" in text


def test_the_desk_says_how_many_were_checked_this_week(make, vetter):
    service = make()
    vetter.finds(service)
    long_ago = timezone.localdate() - timedelta(days=70)
    Verification.objects.create(
        service=service, on=long_ago, method="call", outcome="no answer", by="user:0", role="vetter"
    )
    assert "Checked this week: 1. Checked this month: 1." in vetter.text(DESK)


def test_freshness_over_time_is_a_picture_with_the_same_figures_in_a_table(vetter):
    today = timezone.localdate()
    for ago, fresh in ((2, 4711), (1, 4712)):
        FreshnessDay.objects.create(day=today - timedelta(days=ago), never=3, fresh=fresh, due=2, overdue=1)
    text = vetter.text(DESK)
    assert '<svg class="plot"' in text
    assert 'role="img"' in text
    assert text.count("<polyline") == 4
    assert "<td>4711</td>" in text
    assert text.index("<td>4712</td>") < text.index("<td>4711</td>")


def test_one_day_is_no_picture(vetter):
    FreshnessDay.objects.create(day=timezone.localdate(), never=1, fresh=1, due=1, overdue=1)
    assert '<svg class="plot"' not in vetter.text(DESK)


def test_a_plot_leaves_room_for_days_that_were_not_counted():
    today = timezone.localdate()
    days = [today - timedelta(days=10), today - timedelta(days=9), today]
    drawn = plot.plot(days, [plot.Line("fresh", [0, 5, 10])], label="Invented <label>")
    assert 'points="64.0,168.0 117.6,88.0 600.0,8.0"' in drawn
    assert "Invented &lt;label&gt;" in drawn


def test_a_vetters_first_page_has_the_door_with_what_waits(make, vetter):
    make("Invented Overdue Centre", **confirmed(300))
    text = vetter.text("/en/staff/")
    assert f'href="{DESK}"' in text
    assert "To be checked again: 1." in text


def test_nobody_but_a_vetter_has_the_door(client, db):
    moderator = make_person(Role.MODERATOR)
    sign_in(client, moderator)
    assert f'href="{DESK}"' not in client.get("/en/staff/").content.decode()
    assert client.get(DESK).status_code == 403


def test_every_door_of_the_desk_asks_for_a_vetter():
    ours = [pattern for pattern in urlpatterns if ".vetting." in pattern.callback.__module__]
    assert {pattern.callback.door.permission for pattern in ours} == {Permission.LISTING_VET}


@pytest.mark.parametrize("language", ["ur", "en"])
def test_every_page_of_the_desk_opens_in_each_language(make, vetter, language):
    service = make(**confirmed(300))
    at = ServiceAtLocation.everything.get(service=service)
    ListingReport.objects.create(service_at_location=at, wrong="moved", right="They moved", language="en")
    told = Suggestion.objects.create(known_by="official", name="Invented Place", place="Multan", language="en")
    vetter.finds(service, outcome="no answer")
    pages = [DESK, sheet(service), f"{sheet(service)}?queue=due", f"{sheet(service)}hide/", f"{sheet(service)}history/"]
    pages += [f"{DESK}queues/{name}/" for name in QUEUES] + [f"{DESK}suggestions/{told.pk}/"]
    for page in pages:
        text = vetter.text(page.replace("/en/", f"/{language}/", 1))
        assert '<a class="skip" href="#main">' in text
        assert text.count("<h1>") == 1
