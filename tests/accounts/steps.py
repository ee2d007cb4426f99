"""The steps by which somebody comes in, through the pages; and the codes of an app, made without allauth."""

import hmac
import re
import time
from base64 import b32decode
from html import unescape
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from tests.people import PASSWORD

STAFF = "/en/staff/"
SIGN_IN, CODE = f"{STAFF}sign-in/", f"{STAFF}sign-in/code/"
SECURITY = f"{STAFF}security/"
SESSIONS = f"{STAFF}sessions/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
STEP_S = 30


def type_password(client: Client, email: str, password: str = PASSWORD, **extra: str) -> HttpResponse:
    """Send the first form of a sign-in."""
    return client.post(SIGN_IN, {"login": email, "password": password}, **extra)


def type_code(client: Client, code: str) -> HttpResponse:
    """Send the second."""
    return client.post(CODE, {"code": code})


def come_in(client: Client, email: str, secret: str, password: str = PASSWORD) -> HttpResponse:
    """Sign in by a password and a code of an app."""
    type_password(client, email, password)
    return type_code(client, code_of(secret))


def is_in(client: Client) -> bool:
    """Say whether this browser is let through to the first page of staff; looking is a visit like any other."""
    return client.get(STAFF).status_code == 200


def passed_the_password(response: HttpResponse) -> bool:
    """Say whether an answer leads on to the second step."""
    return response.status_code == 302 and urlsplit(response["Location"]).path == CODE


def code_of(secret: str, later: int = 0) -> str:
    """Return the code that an app shows (RFC 6238), now or some steps of half a minute later."""
    counter = int(time.time()) // STEP_S + later
    digest = hmac.digest(b32decode(secret), counter.to_bytes(8, "big"), "sha1")
    at = digest[-1] & 15
    return f"{(int.from_bytes(digest[at : at + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


def wrong_code(secret: str) -> str:
    """Return a code that no app shows around now."""
    right = {code_of(secret, later) for later in range(-2, 3)}
    return next(code for code in map("{:06}".format, range(10)) if code not in right)


def key_in(client: Client) -> str:
    """Return the key of the session that this browser holds; empty where it holds none."""
    morsel = client.cookies.get(settings.SESSION_COOKIE_NAME)
    return morsel.value if morsel else ""


def said(response: HttpResponse) -> str:
    """Return the words of a page, without its marks, styles and scripts."""
    page = re.sub(r"<(style|script)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))
