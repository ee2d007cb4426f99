"""Machines that write to us: they are held off without a look at anybody's address, and no person is lost by it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db.models import F

from directory.models import ListingReport, Suggestion

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_an_hour(settings):
    settings.LETTERS_PER_HOUR = 2


def send(client, path, fields):
    return client.post(path, fields | {"token": str(uuid4())})


def test_over_the_measure_of_an_hour_we_are_busy_and_say_whom_to_call(client, suggestion):
    answers = [send(client, "/en/suggest/", suggestion) for _time in range(3)]
    assert [answer.status_code for answer in answers] == [303, 303, 503]
    assert answers[-1]["Retry-After"] == "600"
    assert 'href="tel:15"' in answers[-1].text
    assert Suggestion.objects.count() == 2


def test_what_is_here_already_is_thanked_for_in_a_flood_too(client, suggestion):
    for token in (uuid4(), uuid4()):
        client.post("/en/suggest/", suggestion | {"token": str(token)})
    assert client.post("/en/suggest/", suggestion | {"token": str(token)}).status_code == 303


def test_an_hour_later_we_listen_again(client, suggestion):
    for _time in range(2):
        send(client, "/en/suggest/", suggestion)
    Suggestion.objects.update(created_at=F("created_at") - timedelta(hours=1, seconds=1))
    assert send(client, "/en/suggest/", suggestion).status_code == 303


def test_a_flood_of_one_kind_does_not_keep_out_a_place_that_is_not_safe(client, suggestion, report, report_path):
    for _time in range(3):
        send(client, "/en/suggest/", suggestion)
        send(client, report_path, report)
    assert send(client, report_path, report | {"wrong": "unsafe"}).status_code == 303
    assert ListingReport.objects.filter(wrong="unsafe").count() == 1


@pytest.mark.parametrize("spoilt", [{"extra": "http://spam.example"}, {"token": ""}, {"token": "1"}])
def test_a_machine_gets_its_page_again_and_a_person_loses_nothing(client, suggestion, spoilt):
    answer = client.post("/en/suggest/", suggestion | spoilt)
    assert answer.status_code == 200
    assert "Please send it once more." in answer.text
    assert 'value="Invented Centre"' in answer.text
    assert "spam.example" not in answer.text
    assert not Suggestion.objects.exists()


def test_no_person_can_see_or_reach_the_trap(client):
    page = client.get("/en/suggest/").text
    assert '<p hidden><input name="extra" tabindex="-1" autocomplete="off" aria-hidden="true"></p>' in page


def test_a_thousand_fields_are_refused_with_numbers_to_call(client):
    answer = client.post("/ur/suggest/", {f"field{number}": "x" for number in range(1001)})
    assert answer.status_code == 400
    assert 'href="tel:15"' in answer.text
