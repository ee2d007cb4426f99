"""A key that is marked goes every way in which a program may send it; no log and no table holds it afterwards."""

import json
import urllib.error
import urllib.request

from partners import actions
from partners.actions.calling import spend
from partners.models import Key, UsageDay
from tests.accounts.at_once import at_once
from tests.accounts.dump import Dumps
from tests.databases import url_of
from tests.partnering import bearer, make_key, make_member, make_partner
from tests.partners.conftest import CALL
from tests.sites import serve


def ask(url: str, headers: dict[str, str], body: bytes | None = None) -> int:
    """Send a request as a program does; return the status."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=30) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        with error:
            return error.status


def test_no_log_and_no_table_holds_a_key_however_it_is_sent_and_limits_hold_at_once(own_database):
    partner, dumps = make_partner(), Dumps()
    lead = make_member(partner)
    shown = make_key(partner, by=lead).shown
    json_type = {"Content-Type": "application/json"}
    with serve(url_of(own_database)) as site:
        here = f"{site.url}{CALL}"
        assert ask(here, bearer(shown)) == 200
        assert ask(f"{here}?key={shown}", {}) == 400
        assert ask(f"{here}?access_token={shown}", bearer(shown)) == 400
        assert ask(f"{site.url}/api/v1/places?q={shown}", {}) == 400
        assert ask(f"{site.url}/api/v1/nearest", json_type, json.dumps({"place": shown}).encode()) in (400, 422)
        assert ask(f"{site.url}/api/v1/{shown}", bearer(shown)) == 404
        assert ask(f"{site.url}/en/{shown}/?key={shown}", bearer(shown)) == 404
        assert ask(f"{site.url}/en/staff/partners/{shown}/", bearer(shown)) == 404
        assert ask(here, {"Authorization": f"Basic {shown}", "Cookie": f"key={shown}", "Referer": here + shown}) == 401
        assert ask(here, bearer(shown), b"{}") == 405
        actions.stop_key(key=Key.objects.get(), by=lead)
        assert ask(here, bearer(shown)) == 401
        log = site.words()
    dumps.take()
    secret = shown.rpartition("_")[2]
    assert secret not in log
    assert not any(dumps.holds(held) for held in (shown.encode(), secret.encode(), bytes.fromhex(secret)))
    assert dict(UsageDay.objects.values_list("outcome", "calls")) == {"done": 1, "refused": 1}
    of_many_at_once_only_the_quota_passes(partner, lead)


def of_many_at_once_only_the_quota_passes(partner, lead) -> None:
    """Let eight programs call with one key at the same instant, again and again."""
    key = make_key(partner, by=lead).key
    actions.change_limits(key=key, per_minute=17, per_day=1000, by=lead)
    key.refresh_from_db()
    passed = sum(sum(is_within for is_within, _standings in at_once(*[lambda: spend(key)] * 8)) for _ in range(4))
    assert 17 <= passed <= 18, "a call more may have come free meanwhile"
