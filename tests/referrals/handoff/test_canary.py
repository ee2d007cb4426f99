"""Marked words go from an app's link to a desk on the real server; the app and the logs hold none, nor the link."""

import json
import re
import urllib.error
import urllib.request
from dataclasses import dataclass, field

from referrals.actions import handing_over
from referrals.models import Case, Handoff
from tests.accounts.dump import Dumps
from tests.databases import url_of
from tests.desks import make_desk
from tests.partnering import bearer
from tests.referrals.browsers import Browser
from tests.referrals.canary import Marked
from tests.referrals.handoff.hands import DOOR, WISH, make_program, send
from tests.referrals.her.walking import Her, code_on
from tests.sites import serve

MARKED_KEY = "idempotency-of-somebody-9f31"


@dataclass
class Wire:
    """What an app says and hears, as bytes on a wire."""

    url: str
    shown: str
    heard: list[bytes] = field(default_factory=list)

    def ask(self, path: str, body: object = None, **headers: str) -> tuple[int, bytes]:
        """Send a request; keep the answer with its headers."""
        sent = None if body is None else json.dumps(body).encode()
        said = bearer(self.shown) | {"Content-Type": "application/json"} | headers
        try:
            answer = urllib.request.urlopen(urllib.request.Request(self.url + path, sent, said), timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            held = answer.read()
            self.heard.append(str(answer.headers).encode() + held)
            return answer.status, held


def test_case_69_and_76_the_link_is_in_no_log_and_no_table_and_the_app_hears_no_word(own_database):
    make_desk()
    marked, program, dumps = Marked(), make_program(), Dumps()
    with serve(url_of(own_database)) as site:
        app = Wire(site.url, program.shown)
        key = {"Idempotency-Key": MARKED_KEY}
        _status, made = app.ask(DOOR, WISH, **key)
        handoff, link = json.loads(made)["id"], re.sub(r"^https?://[^/]+", "", json.loads(made)["url"])
        token = link.split("/")[-2]
        dumps.take()
        her = Her(Browser(site.url))
        for agent in ("WhatsApp/2.24.1 A", "Slackbot-LinkExpanding 1.0"):
            assert her.client.get(link, headers={"User-Agent": agent}).status_code == 200
        page = send(her, link, tell="yes", more=marked.story, word=marked.safe_word, not_to=marked.excluded)
        marked.code = code_on(page)
        dumps.take()
        assert her.client.get(link).status_code == 404
        assert her.client.get(f"{link}x/").status_code == 404
        assert her.client.post(link, {"link": token}).status_code in (403, 405)
        for path in (f"{DOOR}/{token}", f"{DOOR}?link={token}", f"{DOOR}/{handoff}"):
            app.ask(path)
        app.ask(DOOR, {**WISH, "link": link, "note": marked.story}, **key)
        app.ask(DOOR, WISH, **key)
        handing_over.tell()
        assert app.ask(f"{DOOR}/{handoff}")[1] == b'{"status":"received"}'
        dumps.take()
        log = site.words().encode()
    assert (Case.objects.count(), Handoff.objects.count()) == (1, 1)
    secrets = [token, MARKED_KEY, program.shown.rpartition("_")[2]]
    for word in [*marked.all(), *secrets]:
        assert word.encode() not in log, "the log"
        assert not dumps.holds(word.encode()), "a table"
    heard = b"\n".join(app.heard)
    for word in [*marked.all(), MARKED_KEY, str(Case.objects.get().pk)]:
        assert word.encode() not in heard, "the app"
    assert not re.search(rb"127\.0\.0\.1|/r/|\?\w+=|WhatsApp|[0-9a-f]{8}-[0-9a-f]{4}-", log)
