"""A partner's server hears of every change, in order, each at least once; else its people hear of that."""

import json
from contextlib import suppress
from datetime import timedelta

import pytest
from django.core import mail

from accounts.permissions import RefusedError
from directory.actions import suspend
from directory.models import Change, Service
from partners import actions
from partners.models import Attempt, Message, MessageState, Off, Webhook
from partners.webhooks import news, signing
from safety import clock
from safety.models import AuditEvent
from tests.factories import make_service
from tests.jobs import run_deferred
from tests.partnering import make_member, make_partner
from tests.people import make_person

pytestmark = pytest.mark.django_db
GIVEN_UP = 10


@pytest.fixture
def made(partner, lead, receiver) -> actions.MadeWebhook:
    """A webhook to a receiver on this machine."""
    return actions.make_webhook(partner=partner, url=receiver.url, by=lead)


def change(service: Service | None = None) -> Service:
    """Let a listing change."""
    from directory.cards import rebuild

    service = service or make_service("Invented Centre that changes")
    rebuild([service])
    return service


def told(receiver) -> list[dict]:
    return [json.loads(body) for _headers, body in receiver.came]


def signatures(receiver) -> list[str]:
    """Return those of the newest message."""
    return receiver.came[-1][0]["webhook-signature"].split(" ")


def by(receiver, *shared: str) -> list[str]:
    """Return what these secrets make of the newest message."""
    headers, body = receiver.came[-1]
    signed = headers["webhook-id"], headers["webhook-timestamp"], body
    return [f"v1,{signing.signature(*signed, one)}" for one in shared]


def go_on() -> None:
    """Let a minute pass: messages are made of what changed, and sent, as often as the queue would try."""
    actions.announce()
    settle()


def settle() -> None:
    """Try every message that waits until it is settled, and do what else was queued."""
    for message in Message.objects.waiting():
        for tries in range(GIVEN_UP):
            with suppress(actions.NotTakenError):
                actions.deliver(message=message.pk, is_last=tries + 1 == GIVEN_UP)
                break
    run_deferred()


def test_a_change_is_told_within_a_minute_signed_and_by_its_id_alone(made, receiver):
    service = change()
    go_on()
    [(headers, body)] = receiver.came
    assert json.loads(body) == {
        "type": "directory.changed",
        "data": {"changes": [{"id": str(service.pk), "deleted": False}]},
    }
    signature = signing.signature(headers["webhook-id"], headers["webhook-timestamp"], body, made.secret)
    assert headers["webhook-signature"] == f"v1,{signature}"
    assert Message.objects.get().state == MessageState.TAKEN
    assert Attempt.objects.get().status == 200


def test_what_was_before_is_not_told_and_nothing_is_told_twice(made, receiver):
    go_on()
    assert receiver.came == []
    change()
    go_on()
    go_on()
    assert len(receiver.came) == 1


def test_a_listing_that_is_taken_down_is_told_as_deleted(made, receiver):
    service = change()
    go_on()
    suspend(service=service, by=make_person("vetter"), why="a doubt")
    go_on()
    assert told(receiver)[-1]["data"]["changes"] == [{"id": str(service.pk), "deleted": True}]


def test_who_fails_is_told_the_same_again_and_first_of_all(made, receiver):
    receiver.does = [500, "nonsense", 302]
    first = change()
    go_on()
    second = change()
    go_on()
    ids = [[one["id"] for one in said["data"]["changes"]] for said in told(receiver)]
    assert ids[0] == ids[1] == ids[2] == [str(first.pk)]
    assert ids[-1] == [str(second.pk)]
    assert len({headers["webhook-id"] for headers, _body in receiver.came[:3]}) == 1


def test_who_fails_for_hours_is_turned_off_its_people_are_told_and_it_misses_nothing(made, receiver, lead):
    receiver.does = [500] * 40
    first = change()
    go_on()
    made.webhook.refresh_from_db()
    assert made.webhook.off == Off.FAILING
    assert len(receiver.came) == GIVEN_UP
    [letter] = [letter for letter in mail.outbox if "messages" in letter.subject]
    assert letter.to == [lead.email]
    second = change()
    go_on()
    assert len(receiver.came) == GIVEN_UP
    receiver.does, receiver.came = [], []
    actions.turn_on(webhook=made.webhook, by=lead)
    settle()
    go_on()
    ids = [one["id"] for said in told(receiver) for one in said["data"]["changes"]]
    assert ids == [str(first.pk), str(second.pk)]


def test_a_receiver_that_is_gone_for_good_is_turned_off_at_once(made, receiver):
    receiver.does = [410]
    change()
    go_on()
    made.webhook.refresh_from_db()
    assert (made.webhook.off, len(receiver.came)) == (Off.GONE, 1)


def test_a_test_is_sent_once_tells_of_nothing_and_turns_nothing_off(made, receiver, lead):
    receiver.does = [500]
    actions.send_test(webhook=made.webhook, by=lead)
    settle()
    made.webhook.refresh_from_db()
    assert told(receiver) == [{"type": "test", "data": {}}]
    assert (made.webhook.off, Message.objects.get().state) == ("", MessageState.GIVEN_UP)


def test_a_message_is_sent_again_as_it_was(made, receiver, lead):
    change()
    go_on()
    actions.send_again(message=Message.objects.get(), by=lead)
    run_deferred()
    [(first, body), (second, again)] = receiver.came
    assert (first["webhook-id"], body) == (second["webhook-id"], again)


def test_while_a_secret_is_replaced_both_sign_and_after_a_day_the_new_one_alone(made, receiver, lead, clock):
    new = actions.rotate_secret(webhook=made.webhook, by=lead).secret
    change()
    go_on()
    assert signatures(receiver) == by(receiver, new, made.secret)
    clock.forward(timedelta(days=2))
    change()
    go_on()
    assert signatures(receiver) == by(receiver, new)


def test_a_secret_that_is_replaced_twice_in_a_moment_lets_the_server_s_own_sign_on(made, receiver, lead, clock):
    for wait in (timedelta(), timedelta(hours=1)):
        clock.forward(wait)
        for _touch in range(2):
            new = actions.rotate_secret(webhook=made.webhook, by=lead).secret
        change()
        go_on()
        assert signatures(receiver) == by(receiver, new, made.secret)
        made = made._replace(secret=new)


def test_a_stopped_partner_is_told_nothing(made, receiver, partner):
    actions.stop(partner=partner, reason="invented", by=make_person("administrator"))
    change()
    go_on()
    assert receiver.came == []


def test_the_secret_is_sealed_in_the_database_and_told_to_no_log(made, receiver, caplog):
    change()
    go_on()
    held = Webhook.objects.get()
    assert made.secret.removeprefix("whsec_") not in held.secret
    assert made.secret not in caplog.text
    assert made.secret not in json.dumps(list(AuditEvent.objects.values_list("facts", flat=True)))


def test_of_a_partner_s_webhooks_one_leads_to_an_address_and_there_are_five_at_most(partner, lead, receiver):
    for number in range(5):
        actions.make_webhook(partner=partner, url=f"{receiver.url}{number}", by=lead)
    with pytest.raises(RefusedError):
        actions.make_webhook(partner=partner, url=f"{receiver.url}5", by=lead)
    actions.drop_webhook(webhook=Webhook.objects.filter(url__endswith="/4").get(), by=lead)
    with pytest.raises(RefusedError):
        actions.make_webhook(partner=partner, url=f"{receiver.url}0", by=lead)


def test_nobody_of_another_partner_may_do_anything_to_it(made):
    stranger = make_member(make_partner(name="Another invented app"))
    for deed in (actions.turn_off, actions.turn_on, actions.send_test, actions.rotate_secret, actions.drop_webhook):
        with pytest.raises(RefusedError):
            deed(webhook=made.webhook, by=stranger)


def test_many_changes_are_told_in_messages_that_a_server_can_read(made, receiver, monkeypatch):
    monkeypatch.setattr(news, "MOST", 2)
    services = [change() for _ in range(5)]
    for _ in range(4):
        go_on()
    ids = [[one["id"] for one in said["data"]["changes"]] for said in told(receiver)]
    assert [len(page) for page in ids] == [2, 2, 1]
    assert [pk for page in ids for pk in page] == [str(service.pk) for service in services]


def test_the_log_is_forgotten_after_thirty_days(made, receiver):
    change()
    go_on()
    actions.forget_messages(at=clock.now() + timedelta(days=29), by="task:forget")
    assert Message.objects.exists()
    assert not AuditEvent.objects.filter(event="webhooks.forgotten").exists()
    actions.forget_messages(at=clock.now() + timedelta(days=31), by="task:forget")
    assert not Message.objects.exists()
    assert AuditEvent.objects.get(event="webhooks.forgotten").actor == "task:forget"
    assert Change.objects.exists()
