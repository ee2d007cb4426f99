"""Whoever steals a dump of the database can sign in with nothing of what stands in it."""

import json
import re
import zlib
from base64 import b32decode, b64encode, urlsafe_b64encode
from hashlib import sha256
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core import mail, signing
from django.db import connection
from django.test import Client

from accounts import actions
from accounts.models import User
from accounts.sealing import unseal
from tests.accounts.dump import Dumps, stands_in
from tests.accounts.passkeys import ADD, Passkey, options_on, sign_in_by
from tests.accounts.steps import CODE, SECURITY, STAFF, code_of, is_in, key_in, type_code, type_password
from tests.jobs import run_jobs

EMAIL = "new.colleague@staff.test"
PASSWORD, NEW = "kettle violet harbour 7391", "saddle copper meadow 2846"
SECRET = b"JBSWY3DPEHPK3PXPJBSWY3DP"


class Walk:
    """A person's way from the invitation to a new password, with every secret that she or her browser holds."""

    def __init__(self) -> None:
        self.client, self.dumps = Client(), Dumps()
        self.secrets: dict[str, bytes] = {"a password": PASSWORD.encode(), "the new password": NEW.encode()}

    def look(self) -> None:
        """Note what the browser holds, and take a dump."""
        for name in (settings.SESSION_COOKIE_NAME, settings.DEVICE_COOKIE_NAME):
            if (morsel := self.client.cookies.get(name)) and morsel.value:
                self.secrets[f"the cookie {name} ({len(self.secrets)})"] = morsel.value.encode()
        self.dumps.take()

    def is_invited(self) -> None:
        invitation = actions.invite(email=EMAIL, role="vetter", by="command:invite")
        token = actions.token_of(invitation)
        self.secrets["the token of an invitation"] = token[32:].encode()
        self.look()
        run_jobs()
        self.look()
        self.client.get(f"{STAFF}join/{token}/")
        said = {"name": "New Colleague", "password1": PASSWORD, "password2": PASSWORD}
        assert self.client.post(f"{STAFF}join/{token}/", said).status_code == 302
        self.look()

    def sets_up_an_app(self) -> str:
        page = self.client.get(f"{SECURITY}app/").content.decode()
        secret = re.search(r'<b class="secret">([\w ]+)</b>', page)[1].replace(" ", "")
        self.secrets["an app's secret"], self.secrets["the same in bytes"] = secret.encode(), b32decode(secret)
        self.look()
        page = self.client.post(f"{SECURITY}app/", {"code": code_of(secret)}, follow=True)
        codes = re.findall(r"<li>(\d{8})</li>", page.content.decode())
        assert len(codes) == 10
        self.secrets |= {f"recovery code {number}": code.encode() for number, code in enumerate(codes)}
        seed = Authenticator.objects.get(type="recovery_codes").data["seed"]
        self.secrets["the seed of recovery codes"] = unseal(seed, settings.STAFF_KEYS).encode()
        self.look()
        return secret

    def sets_up_a_passkey(self) -> None:
        asked = options_on(self.client.get(ADD))
        self.look()
        # Once it is answered it is no secret any more, and stands in what the passkey has signed.
        assert not self.dumps.holds(asked["publicKey"]["challenge"].encode())
        passkey = Passkey()
        self.client.post(ADD, {"credential": json.dumps(passkey.create(asked))})
        self.look()
        elsewhere = Client()
        sign_in_by(elsewhere, passkey)
        assert is_in(elsewhere)
        self.secrets["the session of another browser"] = key_in(elsewhere).encode()
        self.look()

    def forgets_the_password(self) -> None:
        self.client.post(f"{STAFF}sign-out/")
        self.client.post(f"{STAFF}password/", {"email": EMAIL})
        self.look()
        run_jobs()
        [link] = re.findall(r"https?://\S+/password/\S+", mail.outbox[-1].body.split("----------")[0])
        self.secrets["the token of a reset"] = link.strip("/").split("/")[-1].partition("-")[2].encode()
        where = self.client.get(urlsplit(link).path)["Location"]
        self.look()
        assert self.client.post(where, {"password1": NEW, "password2": NEW}).status_code == 302
        self.look()

    def signs_in(self, secret: str, password: str) -> None:
        self.client.post(f"{STAFF}sign-out/")
        type_password(self.client, EMAIL, "a wrong password, typed by her")
        self.secrets["a wrong password"] = b"a wrong password, typed by her"
        assert type_password(self.client, EMAIL, password)["Location"].startswith(CODE)
        self.look()
        type_code(self.client, code_of(secret, later=1))
        assert is_in(self.client)
        self.look()


@pytest.fixture
def walk(own_database) -> Walk:
    """Somebody who was invited and has come in by a password."""
    walk = Walk()
    walk.is_invited()
    return walk


def found(walk: Walk) -> list[str]:
    return [name for name, value in walk.secrets.items() if walk.dumps.holds(value)]


def test_a_dump_holds_nothing_to_sign_in_with_at_any_moment(walk):
    secret = walk.sets_up_an_app()
    walk.sets_up_a_passkey()
    walk.signs_in(secret, PASSWORD)
    assert len(walk.secrets) > 25
    assert found(walk) == []
    # What may stand there is found; and there was something to look at.
    assert walk.dumps.holds(EMAIL.encode())
    assert walk.dumps.changed >= {
        "accounts_cache",
        "accounts_device",
        "accounts_invitation",
        "accounts_session",
        "mfa_authenticator",
        "procrastinate_jobs",
        "safety_auditevent",
        "safety_throttle",
    }


def test_nor_while_somebody_chooses_a_new_password(walk):
    secret = walk.sets_up_an_app()
    walk.forgets_the_password()
    walk.signs_in(secret, NEW)
    assert "the token of a reset" in walk.secrets
    assert found(walk) == []


def in_json(text: bytes) -> bytes:
    return json.dumps({"held": text.decode()}).encode()


PLANTED = {
    "as it is": lambda text: text,
    "amid words": lambda text: b"some words, " + text + b", others",
    "in hex": lambda text: text.hex().encode(),
    "in capital hex": lambda text: text.hex().upper().encode(),
    "in base64": b64encode,
    "in base64 after one more": lambda text: b64encode(b"x" + text),
    "in base64 after two more": lambda text: b64encode(b"xy" + text + b"z"),
    "in base64 for addresses": urlsafe_b64encode,
    "in base64 twice": lambda text: b64encode(b64encode(in_json(text))),
    "compressed": lambda text: b64encode(zlib.compress(in_json(text) * 3)),
    "in hex, compressed": lambda text: zlib.compress(in_json(text) * 3).hex().encode(),
    "as Django's own sessions are": lambda text: signing.dumps(
        {"held": text.decode() * 3}, salt="x", compress=True
    ).encode(),
}


@pytest.mark.parametrize("how", PLANTED)
def test_the_search_finds_what_was_planted(how):
    text = PLANTED[how](SECRET)
    assert stands_in(b"17\t" + text + b"\t\\N", SECRET)
    assert not stands_in(b"17\t" + text + b"\t\\N", SECRET[::-1])


def test_it_finds_a_code_of_eight_digits_and_takes_no_digest_for_what_it_was_made_of():
    assert stands_in(b'{"used": "12345678"}', b"12345678")
    assert not stands_in(sha256(SECRET).hexdigest().encode(), SECRET)


@pytest.mark.django_db
def test_every_table_is_looked_at_and_every_kind_of_column():
    dumps = Dumps()
    user = User.objects.create(email="a@staff.test", password=make_password(PASSWORD), name="planted one")
    user.devices.create(digest=b"planted two", label="x")
    with connection.cursor() as cursor:
        cursor.execute("create unlogged table planted (held jsonb)")
        cursor.execute("insert into planted values (%s)", [json.dumps({"held": "planted three"})])
        cursor.execute("insert into accounts_cache values ('k', %s, now())", [b64encode(b"planted four").decode()])
    dumps.take()
    assert dumps.changed == {"accounts_user", "accounts_device", "accounts_cache", "planted"}
    assert [dumps.holds(f"planted {number}".encode()) for number in ("one", "two", "three", "four")] == [True] * 4
    assert not dumps.holds(PASSWORD.encode())


@pytest.mark.django_db
def test_what_is_gone_in_the_end_was_seen_meanwhile():
    dumps = Dumps()
    user = User.objects.create(email="a@staff.test", name="planted for a while")
    dumps.take()
    user.delete()
    dumps.take()
    assert dumps.holds(b"planted for a while")
