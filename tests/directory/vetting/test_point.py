"""A vetter looks up where a place is, and another one agrees before it is a pin on a door."""

import pytest
from django.urls import reverse

from directory.content import content_of
from directory.geocoding import Candidate, GeocoderAwayError
from directory.models import Draft, Service
from directory.views.vetting import pinning
from places.geo import Point
from tests.people import make_person, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return Service.everything.get(slug="pk-lahore-aghs")


@pytest.fixture
def vetter(client):
    person = make_person("vetter")
    sign_in(client, person)
    return person


def path(service):
    return reverse("vetting:point", args=[service.pk]).replace("/ur/", "/en/")


class Answering:
    """A service that knows one door, or is away."""

    def __init__(self, *candidates):
        self.candidates, self.asked = candidates, []

    def find(self, words, country):
        self.asked.append((words, country))
        if not self.candidates:
            raise GeocoderAwayError
        return list(self.candidates)


def test_our_own_gazetteer_answers_where_no_service_is_named(client, vetter, service):
    page = client.get(path(service), {"q": "Lahore"}).text
    assert "Known by its city or district only" in page
    assert "This is the door" not in page


def test_a_door_that_a_service_knows_can_be_chosen(client, vetter, service, monkeypatch):
    known = Answering(Candidate("000 Invented Lane", Point(31.5, 74.3), "exact", None, "invented"))
    monkeypatch.setattr(pinning, "geocoder", lambda: known)
    page = client.get(path(service), {"q": "000 Invented Lane"}).text
    assert 'name="point" value="31.5, 74.3"' in page
    assert known.asked == [("000 Invented Lane", "PK")]


def test_nothing_is_asked_before_somebody_asks(client, vetter, service, monkeypatch):
    known = Answering()
    monkeypatch.setattr(pinning, "geocoder", lambda: known)
    assert client.get(path(service)).status_code == 200
    assert known.asked == []


def test_a_service_that_is_away_is_said_and_the_point_can_still_be_typed(client, vetter, service, monkeypatch):
    monkeypatch.setattr(pinning, "geocoder", Answering)
    page = client.get(path(service), {"q": "Lahore"}).text
    assert "We cannot look up places now." in page
    assert "Send this point in" in page


@pytest.mark.parametrize("written", ["31.5204, 74.3587", "۳۱.۵۲۰۴، ۷۴.۳۵۸۷", " 31.5204 ,74.3587"])
def test_a_point_is_a_draft_until_another_vetter_agrees(client, vetter, service, written):
    answer = client.post(path(service), {"point": written})
    draft = Draft.objects.get(service=service)
    assert answer["Location"].endswith(f"/vetting/drafts/{draft.pk}/")
    assert (draft.content["point"], draft.content["precision"], draft.state) == (
        [31.5204, 74.3587],
        "exact",
        "submitted",
    )
    assert content_of(service)["point"] is None


@pytest.mark.parametrize("written", ["", "Lahore", "31.5", "91, 74", "31.5, 181", "nan, nan", "1, 2, 3"])
def test_what_is_no_point_is_refused_and_stays_typed(client, vetter, service, written):
    page = client.post(path(service), {"point": written}).text
    assert "Write two numbers" in page
    assert f'value="{written}"' in page or not written
    assert not Draft.objects.exists()


def test_what_somebody_else_drafts_is_not_written_over(client, vetter, service):
    from directory import actions

    held = actions.begin_draft(service=service, by=make_person("vetter"))
    answer = client.post(path(service), {"point": "31.5, 74.3"})
    assert answer.status_code == 409
    assert Draft.objects.get().version == held.version


def test_a_hidden_place_has_no_such_page_and_nothing_is_looked_up(client, vetter, monkeypatch):
    known = Answering()
    monkeypatch.setattr(pinning, "geocoder", lambda: known)
    hidden = Service.public.filter(service_at_locations__location__confidential=True).first()
    assert client.get(path(hidden), {"q": "Lahore"}).status_code == 404
    assert client.post(path(hidden), {"point": "31.5, 74.3"}).status_code == 404
    assert known.asked == []
