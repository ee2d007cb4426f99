"""What an app does: it shows its key, asks for links, and asks how it stands."""

import re
from dataclasses import dataclass, field
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client

from partners.models import Partner
from tests.partnering import bearer, make_key, make_partner
from tests.referrals.her.walking import Her, form

DOOR = "/api/v1/referral-handoffs"
WISH = {"language": "en", "area": "pk/punjab/lahore", "needs": ["legal-aid", "shelter"], "centre_ids": []}
APP = "Invented App"


@dataclass
class Program:
    """A partner's program with its key."""

    partner: Partner
    shown: str
    client: Client = field(default_factory=Client)

    def hand_over(self, wish: object = None, key: str = "", **headers: str) -> HttpResponse:
        """Ask for a link."""
        sent = {"Idempotency-Key": key or str(uuid4())} | bearer(self.shown) | headers
        return self.client.post(DOOR, WISH if wish is None else wish, content_type="application/json", headers=sent)

    def link(self, **changed: object) -> str:
        """Return the path of a new link."""
        return path_of(self.hand_over(WISH | changed))

    def ask(self, handoff: object) -> HttpResponse:
        """Ask how one stands."""
        return self.client.get(f"{DOOR}/{handoff}", headers=bearer(self.shown))


def make_program(name: str = APP, *scopes: str) -> Program:
    """Return a program of a new partner."""
    partner = make_partner(name)
    return Program(partner, make_key(partner, *scopes).shown)


def path_of(answer: HttpResponse) -> str:
    """Return the path of the link in an answer."""
    assert answer.status_code == 201, answer.content
    return re.fullmatch(r"https?://[^/]+(/\w\w/r/from/[\w-]{43}/)", answer.json()["url"])[1]


def go_on(her: Her, link: str) -> HttpResponse:
    """Open a link and touch its button."""
    page = her.client.get(link)
    assert page.status_code == 200, page.text
    return press(her, page)


def press(her: Her, page: HttpResponse) -> HttpResponse:
    """Touch the button of a link's page."""
    return her.post(form(page, ""))


def send(her: Her, link: str, **more: str) -> HttpResponse:
    """Come by a link and send at once, as a browser could that holds all pages in one."""
    page = go_on(her, link)
    answers = {"who": "self", "now": "later", "ways": "here"}
    return her.post(form(page) | answers | {"at": "6", "go": "send"} | more)


def to_the_check(her: Her, link: str) -> HttpResponse:
    """Come by a link, and go through all pages, changing nothing that is filled in."""
    go_on(her, link)
    for at, written in {"1": {"who": "self"}, "2": {"now": "later"}, "3": {}, "4": {}, "5": {}}.items():
        her.go_on(at, **written)
    return her.last
