"""A browser is known again by chance alone, and somebody is told when an unknown one signs in."""

from hashlib import sha256

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.utils import translation

from accounts import devices
from accounts.actions import close
from accounts.models import Device, User
from accounts.tasks import tell_of_device
from tests.accounts.steps import FIREFOX, code_of, is_in, type_code, type_password
from tests.jobs import run_deferred, waiting
from tests.people import PASSWORD, add_factor, make_person

database = pytest.mark.django_db
EMAIL = "nasreen@staff.test"
ANDROID = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "


class Person:
    """Somebody with an app, who signs in in a browser as often as she likes."""

    def __init__(self, role: str = "vetter", email: str = EMAIL) -> None:
        self.user = make_person(role, email=email, has_factor=False, password=PASSWORD)
        self.codes = add_factor(self.user)

    def comes_in(self, client: Client) -> None:
        client.post("/en/staff/sign-out/")
        # A code counts once; so that nobody has to wait for the next one, it is forgotten that it was used.
        cache.clear()
        type_password(client, self.user.email)
        type_code(client, code_of(self.codes))
        assert is_in(client)


def told() -> list[dict]:
    return [job.args for job in waiting("mail_device")]


def cookie_of(client: Client) -> str:
    return client.cookies[settings.DEVICE_COOKIE_NAME].value


@database
def test_at_the_first_sign_in_nobody_is_told(client):
    Person().comes_in(client)
    assert told() == []


@database
def test_of_another_browser_the_person_is_told(client, other_browser):
    person = Person()
    person.comes_in(client)
    person.comes_in(other_browser)
    new = Device.objects.get(digest=devices.digest(cookie_of(other_browser)))
    assert told() == [{"to": person.user.pk, "device": new.pk}]


@database
def test_of_a_known_one_nobody_is_told_and_its_cookie_stays(client, other_browser):
    person = Person()
    for browser in (client, other_browser):
        person.comes_in(browser)
    before = cookie_of(client)
    for browser in (client, other_browser, client):
        person.comes_in(browser)
    assert len(told()) == 1
    assert cookie_of(client) == before
    assert person.user.devices.count() == 2


@database
def test_nobody_is_told_of_a_password_without_the_second_step(client, other_browser):
    person = Person()
    person.comes_in(client)
    type_password(other_browser, EMAIL)
    assert told() == []
    assert person.user.devices.count() == 1


@database
def test_two_people_who_share_a_browser_are_both_known_in_it(client):
    one, other = Person("moderator"), Person("moderator", email="other@staff.test")
    for person in (one, other, one, other):
        person.comes_in(client)
    assert told() == []


@database
def test_whoever_is_known_in_a_browser_makes_nobody_else_known_in_it(client, other_browser):
    one, other = Person(), Person("moderator", email="other@staff.test")
    one.comes_in(client)
    other.comes_in(other_browser)
    other.comes_in(client)
    assert told() == [{"to": other.user.pk, "device": other.user.devices.latest("pk").pk}]


@database
def test_the_database_knows_the_digest_of_256_bits_of_chance_only(client):
    person = Person()
    person.comes_in(client)
    token = cookie_of(client)
    assert len(token) == 43
    assert bytes(person.user.devices.get().digest) == sha256(token.encode()).digest()


@database
def test_its_cookie_lasts_a_year_and_no_script_reads_it(client):
    Person().comes_in(client)
    morsel = client.cookies[settings.DEVICE_COOKIE_NAME]
    assert morsel["max-age"] == 365 * 24 * 3600
    assert morsel["httponly"]
    assert morsel["samesite"] == "Lax"
    assert morsel["domain"] == ""


def told_of(user: User) -> list[str]:
    """Return to whom the notice of a new device of this person is sent, in the end."""
    device = Device.objects.create(user=user, digest=devices.digest(str(user.pk)), label="Firefox, Windows")
    tell_of_device(user, device)
    run_deferred()
    return sorted(to for message in mail.outbox for to in message.to)


@database
@pytest.mark.parametrize("role", ["vetter", "administrator", "desk_lead", ""])
def test_the_person_alone_is_told_of_what_concerns_nobody_else(role):
    make_person("desk_lead", email="lead@staff.test")
    assert told_of(make_person(role, email=EMAIL)) == [EMAIL]


@database
def test_of_a_moderator_s_the_leads_of_the_desk_are_told_too():
    for number in range(2):
        make_person("desk_lead", email=f"lead-{number}@staff.test")
    gone = make_person("desk_lead", email="gone@staff.test")
    close(person=gone, by=make_person("administrator"))
    assert told_of(make_person("moderator", email=EMAIL)) == ["lead-0@staff.test", "lead-1@staff.test", EMAIL]


@database
def test_a_moderator_who_leads_the_desk_is_told_once():
    user = make_person("moderator", email=EMAIL)
    user.roles = ["moderator", "desk_lead"]
    user.save()
    assert told_of(user) == [EMAIL]


@database
def test_whoever_has_left_meanwhile_is_told_nothing():
    lead, user = make_person("desk_lead", email="lead@staff.test"), make_person("moderator", email=EMAIL)
    tell_of_device(user, Device.objects.create(user=user, digest=b"x", label="Firefox, Windows"))
    close(person=lead, by=make_person("administrator"))
    run_deferred()
    assert [message.to for message in mail.outbox] == [[EMAIL]]


@database
def test_of_a_device_that_is_gone_nobody_is_told():
    user = make_person("moderator", email=EMAIL)
    device = Device.objects.create(user=user, digest=b"x", label="Firefox, Windows")
    tell_of_device(user, device)
    device.delete()
    run_deferred()
    assert mail.outbox == []


@database
def test_the_worker_sends_what_was_queued(client, other_browser):
    person = Person()
    for browser in (client, other_browser):
        person.comes_in(browser)
    run_deferred()
    [message] = mail.outbox
    assert message.to == [EMAIL]
    assert person.user.name in message.body


@pytest.mark.parametrize(
    ("agent", "label"),
    [
        (FIREFOX, "Firefox, Linux"),
        ("Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox, Android"),
        (ANDROID + "Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome, Android"),
        (ANDROID + "SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36", "Samsung Internet, Android"),
        (ANDROID + "Chrome/140.0.0.0 Mobile Safari/537.36 OPR/90.0.0.0", "Opera, Android"),
        (ANDROID + "Chrome/140.0.0.0 Mobile Safari/537.36 EdgA/140.0.0.0", "Edge, Android"),
        (WINDOWS + "Chrome/140.0.0.0 Safari/537.36", "Chrome, Windows"),
        (WINDOWS + "Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge, Windows"),
        (IPHONE + "Version/18.0 Mobile/15E148 Safari/604.1", "Safari, iPhone"),
        (IPHONE.replace("iPhone; CPU iPhone", "iPad; CPU") + "Version/18.0 Mobile/15E148 Safari/604.1", "Safari, iPad"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605 Version/18.0 Safari/605", "Safari, Mac"),
        (
            "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36",
            "Chrome, Chromebook",
        ),
        ("", "Unknown browser"),
        ("curl/8.5.0", "Unknown browser"),
        ("<script>alert(1)</script>", "Unknown browser"),
        ("x" * 10_000, "Unknown browser"),
    ],
)
def test_a_browser_is_called_by_few_words_of_ours(agent, label):
    with translation.override("en"):
        assert devices.label_of(RequestFactory().get("/", headers={"user-agent": agent})) == label


@pytest.mark.parametrize(
    ("agent", "label"),
    [
        (IPHONE + "CriOS/140.0.0.0 Mobile/15E148 Safari/604.1", "Chrome, iPhone"),
        (IPHONE + "FxiOS/140.0 Mobile/15E148 Safari/605.1.15", "Firefox, iPhone"),
        (IPHONE + "Version/18.0 EdgiOS/140.0.0.0 Mobile/15E148 Safari/604.1", "Edge, iPhone"),
        (IPHONE + "Version/18.0 OPT/5.0.0 Mobile/15E148 Safari/604.1", "Opera, iPhone"),
    ],
)
def test_on_an_iphone_every_browser_keeps_its_own_name(agent, label):
    with translation.override("en"):
        assert devices.label_of(RequestFactory().get("/", headers={"user-agent": agent})) == label
