"""Keys are made, replaced and stopped by a partner's own people, each with its event, and open what they should."""

from datetime import timedelta

import pytest

from accounts.permissions import RefusedError
from partners import actions, tokens
from partners.actions.calling import key_of
from partners.models import Key
from partners.permissions import MOST_KEYS
from partners.states import State
from safety import clock as told
from safety.models import AuditEvent
from tests.accounts.dump import Dumps
from tests.partnering import make_key, make_member, make_partner
from tests.partners.conftest import DAY
from tests.people import make_person

pytestmark = pytest.mark.django_db


def event(name: str) -> AuditEvent:
    return AuditEvent.objects.get(event=name)


def test_a_key_is_known_by_what_was_shown_and_by_nothing_else(made):
    assert key_of(made.shown) == made.key
    assert key_of(made.shown.upper()) is None
    assert key_of(tokens.make().text) is None
    assert key_of("") is None


def test_neither_the_key_nor_its_secret_stands_in_the_database(partner, lead):
    dumps = Dumps()
    shown = make_key(partner, by=lead).shown
    dumps.take()
    secret = shown.rpartition("_")[2]
    assert "partners_key" in dumps.changed
    assert not any(dumps.holds(held) for held in (shown.encode(), secret.encode(), bytes.fromhex(secret)))
    assert dumps.holds(tokens.digest(shown).hex().encode())


def test_making_one_is_written_down_without_it(made, lead, partner):
    found = event("key.made")
    assert (found.actor, found.subject) == (f"user:{lead.pk}", f"key:{made.key.pk}")
    assert found.facts == {"partner": str(partner.pk), "days": 365}


def test_a_scope_that_there_is_not_makes_no_key(partner, lead):
    with pytest.raises(ValueError, match=r"case\.read"):
        make_key(partner, "case.read", by=lead)
    assert not Key.objects.exists()


def test_a_key_ends_when_its_day_has_come(made, clock):
    clock.forward(364 * DAY)
    assert key_of(made.shown) == made.key
    clock.forward(DAY)
    assert key_of(made.shown) is None
    assert made.key.state(told.now()) == "over"


def test_a_stopped_key_opens_nothing_from_that_very_moment(made, lead):
    actions.stop_key(key=made.key, by=lead)
    assert key_of(made.shown) is None
    actions.stop_key(key=made.key, by=lead)
    assert event("key.stopped").subject == f"key:{made.key.pk}"
    made.key.refresh_from_db()
    assert made.key.state(told.now()) == "stopped"


@pytest.mark.parametrize("days", [1, 7, 30])
def test_two_keys_work_while_one_takes_the_place_of_the_other_and_then_one(made, lead, clock, days):
    fresh = actions.rotate_key(key=made.key, days=days, by=lead)
    assert (key_of(made.shown), key_of(fresh.shown)) == (made.key, fresh.key)
    clock.forward(days * DAY - timedelta(seconds=30))
    assert (key_of(made.shown), key_of(fresh.shown)) == (made.key, fresh.key)
    clock.forward(timedelta(minutes=1))
    assert (key_of(made.shown), key_of(fresh.shown)) == (None, fresh.key)


def test_the_new_key_may_do_the_same_as_fast_and_lasts_as_long(made, lead, clock):
    actions.change_limits(key=made.key, per_minute=7, per_day=70, by=lead)
    clock.forward(200 * DAY)
    key = actions.rotate_key(key=made.key, days=7, by=lead).key
    key.refresh_from_db()
    made.key.refresh_from_db()
    assert (key.name, key.scopes, key.per_minute, key.per_day) == ("a server", made.key.scopes, 7, 70)
    assert key.expires_at - key.made_at == 365 * DAY
    assert made.key.successor == key
    assert event("key.rotated").facts == {"successor": str(key.pk), "days": 7}


def test_an_old_key_never_works_longer_for_being_replaced(partner, lead, clock):
    short = make_key(partner, days=90, by=lead)
    clock.forward(85 * DAY)
    actions.rotate_key(key=short.key, days=30, by=lead)
    clock.forward(6 * DAY)
    assert key_of(short.shown) is None


def test_a_key_is_replaced_once_and_not_when_it_opens_nothing(made, lead):
    fresh = actions.rotate_key(key=made.key, days=7, by=lead)
    with pytest.raises(RefusedError, match="taken its place already"):
        actions.rotate_key(key=made.key, days=7, by=lead)
    actions.stop_key(key=fresh.key, by=lead)
    with pytest.raises(RefusedError, match="opens nothing any more"):
        actions.rotate_key(key=fresh.key, days=7, by=lead)


def test_there_are_only_so_many_that_open_something(partner, lead):
    made = [make_key(partner, by=lead) for _ in range(MOST_KEYS)]
    with pytest.raises(RefusedError, match="as many keys"):
        make_key(partner, by=lead)
    actions.stop_key(key=made[0].key, by=lead)
    assert make_key(partner, by=lead)


def test_all_keys_of_a_partner_stop_and_work_again_but_what_was_stopped_itself(partner, lead, administrator):
    one, other = make_key(partner, by=lead), make_key(partner, by=lead)
    actions.stop_key(key=other.key, by=lead)
    actions.stop(partner=partner, reason="too many calls", by=administrator)
    assert key_of(one.shown) is None
    with pytest.raises(RefusedError, match="was stopped"):
        make_key(partner, by=lead)
    actions.resume(partner=partner, by=administrator)
    assert (key_of(one.shown), key_of(other.shown)) == (one.key, None)


@pytest.mark.parametrize("state", [State.ASKED, State.REFUSED])
def test_who_was_not_let_in_makes_no_key(state):
    partner = make_partner(state=state)
    with pytest.raises(RefusedError, match="does not include"):
        make_key(partner, by=make_member(partner))


def test_nobody_but_its_own_people_makes_a_partner_s_keys(partner, made):
    for stranger in (make_person("administrator"), make_member(make_partner("Another App")), make_person("superuser")):
        with pytest.raises(RefusedError):
            make_key(partner, by=stranger)
        with pytest.raises(RefusedError):
            actions.rotate_key(key=made.key, days=7, by=stranger)
