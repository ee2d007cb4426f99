"""A session ends by itself, by its owner's touch, and with everything that makes it doubtful."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts import actions
from accounts.models import Session
from accounts.sessions import digest
from accounts.tasks import forget_ended_sessions
from safety.models import AuditEvent
from tests.accounts.steps import SECURITY, SESSIONS, is_in, key_in, said
from tests.people import PASSWORD, make_person, sign_in

pytestmark = pytest.mark.django_db
MORNING = datetime(2027, 1, 4, 4, tzinfo=UTC)
NEW = "saddle copper meadow 2846"


@pytest.fixture
def person():
    return make_person("vetter", password=PASSWORD)


@pytest.fixture
def clock(time_machine):
    time_machine.move_to(MORNING, tick=False)
    return time_machine


@pytest.fixture
def desk(client, person) -> Client:
    sign_in(client, person, browser="at the desk")
    return client


@pytest.fixture
def telephone(other_browser, person) -> Client:
    sign_in(other_browser, person, browser="a telephone")
    return other_browser


def pk_of(client: Client) -> str:
    return digest(key_in(client))


def test_after_an_hour_without_use_it_is_over(clock, desk):
    clock.shift(timedelta(minutes=59, seconds=59))
    assert Session.objects.filter(expire_date__gt=datetime.now(UTC)).exists()
    clock.shift(timedelta(seconds=2))
    assert not is_in(desk)


def test_whoever_uses_it_has_another_hour(clock, desk):
    for _hour in range(3):
        clock.shift(timedelta(minutes=58))
        assert is_in(desk)


def test_after_eight_hours_it_is_over_whatever_is_done(clock, desk):
    for _time in range(15):
        clock.shift(timedelta(minutes=30))
        assert is_in(desk)
    clock.shift(timedelta(minutes=29))
    assert is_in(desk)
    clock.shift(timedelta(minutes=2))
    assert not is_in(desk)


def test_not_even_a_new_password_makes_it_last_longer(clock, desk):
    for _time in range(15):
        clock.shift(timedelta(minutes=30))
        assert is_in(desk)
    change_password(desk)
    clock.shift(timedelta(minutes=31))
    assert not is_in(desk)


def test_what_lies_in_the_session_does_not_make_it_last_longer(clock, desk):
    for _time in range(15):
        clock.shift(timedelta(minutes=30))
        session = desk.session
        session["something"] = 1
        session.save()
    clock.shift(timedelta(minutes=31))
    assert not is_in(desk)


def test_a_click_within_a_minute_writes_nothing(clock, desk):
    clock.shift(timedelta(seconds=30))
    with CaptureQueriesContext(connection) as asked:
        assert is_in(desk)
    assert [query["sql"] for query in asked if query["sql"].startswith(("UPDATE", "INSERT"))] == []
    clock.shift(timedelta(seconds=31))
    assert is_in(desk)
    assert Session.objects.get(pk=pk_of(desk)).seen_at == datetime.now(UTC)


def test_what_has_ended_is_removed_and_nothing_else(clock, desk, telephone):
    clock.shift(timedelta(minutes=50))
    assert is_in(telephone)
    clock.shift(timedelta(minutes=20))
    forget_ended_sessions(0)
    assert Session.objects.get().pk == pk_of(telephone)


def test_all_places_are_listed_this_one_first(desk, telephone):
    page = desk.get(SESSIONS).content.decode()
    assert page.index("Here") < page.index(pk_of(telephone))
    assert f"{SESSIONS}{pk_of(desk)}/" not in page
    assert key_in(telephone) not in page


def test_another_s_places_are_not_listed(desk, other_browser):
    sign_in(other_browser, make_person("vetter"))
    assert pk_of(other_browser) not in desk.get(SESSIONS).content.decode()


def test_one_place_is_ended_by_a_touch(desk, telephone):
    assert desk.post(f"{SESSIONS}{pk_of(telephone)}/").status_code == 302
    assert not is_in(telephone)
    assert is_in(desk)


def test_all_others_are_ended_by_one(desk, telephone, person):
    third = Client()
    sign_in(third, person, browser="somewhere else")
    desk.post(f"{SESSIONS}others/")
    assert [is_in(desk), is_in(telephone), is_in(third)] == [True, False, False]
    assert AuditEvent.objects.filter(event="session.ended", subject=f"user:{person.pk}").last().facts == {"sessions": 2}


def test_another_s_session_is_not_there_to_be_ended(desk, other_browser):
    sign_in(other_browser, make_person("vetter"))
    assert desk.post(f"{SESSIONS}{pk_of(other_browser)}/").status_code == 404
    assert is_in(other_browser)


@pytest.mark.parametrize("path", [f"{SESSIONS}others/", f"{SESSIONS}{'0' * 40}/"])
def test_looking_ends_nothing(desk, telephone, path):
    assert desk.get(path).status_code == 405
    assert is_in(telephone)


def test_ending_what_has_ended_already_is_not_there(desk):
    assert desk.post(f"{SESSIONS}{'0' * 40}/").status_code == 404


def test_leaving_ends_it(desk):
    key = key_in(desk)
    response = desk.get("/leave")
    assert response.status_code == 303
    assert not Session.objects.filter(pk=digest(key)).exists()
    assert key_in(desk) == ""


def test_leaving_ends_this_one_only(desk, telephone):
    desk.get("/leave")
    assert is_in(telephone)


def test_leaving_without_one_makes_none(client):
    assert client.get("/leave").status_code == 303
    assert not Session.objects.exists()


def test_signing_out_ends_it(desk):
    desk.post("/en/staff/sign-out/")
    assert not is_in(desk)
    assert not Session.objects.exists()


def test_opening_the_page_of_signing_out_ends_nothing(desk):
    assert "Sign out?" in said(desk.get("/en/staff/sign-out/"))
    assert is_in(desk)


def test_a_new_password_ends_every_other_one(desk, telephone):
    before = key_in(desk)
    change_password(desk)
    assert [is_in(desk), is_in(telephone)] == [True, False]
    assert key_in(desk) != before
    assert Session.objects.get().pk == pk_of(desk)


def test_a_new_password_that_is_stored_in_any_other_way_ends_all(desk, person):
    person.set_password(NEW)
    person.save()
    assert not is_in(desk)


def test_whoever_is_closed_out_is_out_at_the_next_click(desk, telephone, person):
    actions.close(person=person, by=make_person("administrator"))
    assert not Session.objects.exists()
    assert [is_in(desk), is_in(telephone)] == [False, False]


def test_whose_second_factors_are_taken_away_signs_in_anew(desk, person):
    actions.reset_second_factors(person=person, by=make_person("administrator"))
    assert not is_in(desk)
    assert not Session.objects.exists()


def test_an_administrator_ends_all_of_a_colleague(desk, telephone, person):
    administrator = Client()
    sign_in(administrator, make_person("administrator"))
    administrator.post(f"/en/staff/people/{person.pk}/end/")
    assert [is_in(desk), is_in(telephone), is_in(administrator)] == [False, False, True]


def change_password(client: Client) -> None:
    passwords = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    response = client.post(f"{SECURITY}password/", passwords)
    assert response.status_code == 302, said(response)
