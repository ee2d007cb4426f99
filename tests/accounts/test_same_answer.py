"""Who has an account here is not told: neither by an answer nor by the work that it takes."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.actions import close
from tests.accounts.hashing import PATH, Counted
from tests.accounts.steps import STAFF, said, type_password
from tests.jobs import waiting
from tests.people import PASSWORD, make_person

pytestmark = pytest.mark.django_db
KNOWN, UNKNOWN = "known@staff.test", "unknown@staff.test"
CLOSED, SUPERUSER, NO_PASSWORD = "closed@staff.test", "super@staff.test", "nopass@staff.test"
EVERYBODY = [KNOWN, UNKNOWN, CLOSED, SUPERUSER, NO_PASSWORD]
WRONG = "not the right password"


@pytest.fixture(autouse=True)
def people(settings):
    """An account of every kind; and every hash is counted from now on."""
    settings.PASSWORD_HASHERS = [PATH]
    make_person("moderator", email=KNOWN, password=PASSWORD)
    make_person("superuser", email=SUPERUSER, password=PASSWORD)
    make_person("vetter", email=NO_PASSWORD)
    close(person=make_person("vetter", email=CLOSED, password=PASSWORD), by=make_person("administrator"))


# These differ with the address that was typed, and with the second in which it was asked.
OF_THE_MOMENT = ("Content-Length", "Expires")


@dataclass(frozen=True)
class Seen:
    """What somebody outside sees of an answer, and what it has cost."""

    status: int
    headers: tuple
    cookies: tuple
    body: str
    hashes: int
    statements: tuple[str, ...]


def look(ask: Callable[[Client, str], HttpResponse], email: str) -> Seen:
    """Ask in a browser that nobody knows; what is told apart by the address itself is left out."""
    client = Client()
    before = Counted.done
    with CaptureQueriesContext(connection) as asked:
        response = ask(client, email)
    body = response.content.decode().replace(email, "EMAIL")
    body = re.sub(r'(name="csrfmiddlewaretoken" value=")\w+', r"\1", body)
    headers = {name: value for name, value in response.headers.items() if name not in OF_THE_MOMENT}
    return Seen(
        response.status_code,
        tuple(sorted(headers.items())),
        tuple(sorted((name, bool(morsel.value)) for name, morsel in response.cookies.items())),
        body,
        Counted.done - before,
        tuple(re.sub(r"\W.*", "", query["sql"].strip()) for query in asked),
    )


def fail(client: Client, email: str) -> HttpResponse:
    return type_password(client, email, WRONG)


def guess_the_old_one(client: Client, email: str) -> HttpResponse:
    """Take the password that a closed account had, which is nobody's now."""
    return type_password(client, email, PASSWORD if email == CLOSED else WRONG)


def forget(client: Client, email: str) -> HttpResponse:
    return client.post(f"{STAFF}password/", {"email": email})


@pytest.mark.parametrize("ask", [fail, guess_the_old_one, forget])
@pytest.mark.parametrize("email", EVERYBODY)
def test_the_answer_and_the_work_are_the_same_as_for_nobody(ask, email):
    # Once in advance: what is loaded at the first time is loaded for nobody's sake.
    look(ask, "warm@staff.test")
    assert look(ask, email) == look(ask, "nobody@staff.test")


def test_a_wrong_password_costs_one_hash_for_anybody():
    assert [look(fail, email).hashes for email in EVERYBODY] == [1] * len(EVERYBODY)


@pytest.mark.parametrize("email", EVERYBODY)
def test_the_fifth_and_the_sixth_try_are_the_same_too(email):
    look(fail, "warm@staff.test")
    tries = [[look(fail, one) for _time in range(7)] for one in (email, "nobody@staff.test")]
    seconds = re.compile(r"Wait \d+ seconds")
    masked = [[(one.status, seconds.sub("", one.body), one.hashes, one.statements) for one in some] for some in tries]
    assert masked[0] == masked[1]
    assert "nothing is locked" in tries[0][-1].body


def test_the_password_says_whether_it_is_right_and_nothing_else_does(client):
    wrong = said(type_password(client, KNOWN, WRONG))
    assert "The e-mail address or the password is not right." in wrong
    assert said(type_password(client, UNKNOWN, WRONG)).replace(UNKNOWN, KNOWN) == wrong


@pytest.mark.parametrize("email", EVERYBODY)
def test_a_forgotten_password_queues_one_job_for_anybody(email):
    look(forget, email)
    [job] = waiting("mail_reset_link")
    assert job.args.keys() == {"user"}


def test_the_kinds_of_answer_can_be_told_apart_by_this_test():
    assert look(fail, KNOWN) != look(lambda client, email: type_password(client, email, PASSWORD), KNOWN)
    assert look(fail, KNOWN) != look(forget, KNOWN)
