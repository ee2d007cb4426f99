"""Partner apps as their people and an administrator look at them: one with keys that did something, one that asks."""

from datetime import timedelta

from django.utils import timezone

from accounts import demo as accounts
from accounts.actions import invite
from accounts.models import User
from accounts.roles import Role
from partners import actions, demo
from partners.models import Attempt, Key, Member, Message, MessageState, Off, Partner, UsageDay, Webhook
from partners.outcomes import Outcome
from partners.states import State
from tests import partnering

URLS = ("https://app.example/raah", "https://a-receiver-with-a-long-name.app.example/messages/of/raah/")
# What was sent to the second, the newest first: what became of it, whether it was a test, and what answered.
LOG = (
    (MessageState.GIVEN_UP, False, [(500, ""), (0, "slow"), (0, "certificate")]),
    (MessageState.TAKEN, False, [(503, ""), (204, "")]),
    *[(MessageState.TAKEN, True, [(200, "")])] * 20,
)
# Calls by outcome on one day after the other.
CALLS = ((40, 1, 0, 0), (55, 0, 0, 0), (12, 3, 9, 0), (70, 0, 0, 1), (64, 2, 0, 0))


def gathered(by: str) -> tuple[dict[str, User], dict[str, object]]:
    """Return who works on an app, and what paths name."""
    lead, partner = demo.make_app(by), Partner.objects.get(pk=demo.PK)
    member = accounts.make_account(Role.PARTNER_MEMBER, by=by)
    Member.objects.create(user=member, partner=partner, role=Role.PARTNER_MEMBER)
    first = partnering.make_key(partner, by=lead).key
    _use(first)
    actions.rotate_key(key=first, days=7, by=lead)
    actions.stop_key(key=partnering.make_key(partner, by=lead).key, by=lead)
    invite(email="tester@demo.invalid", role=Role.PARTNER_MEMBER, by=by, organization=partner.pk)
    asking = partnering.make_partner("ناموجود ایپ", State.ASKED, email="asks@demo.invalid")
    people = {str(Role.PARTNER_LEAD): lead, str(Role.PARTNER_MEMBER): member}
    names = {"app": partner.pk, "app_key": first.pk, "app_asking": asking.pk, "webhook": _webhook(partner, lead).pk}
    return people, names


def _webhook(partner: Partner, lead: User) -> Webhook:
    """Return a webhook that was turned off, with a log; beside it stands another. Both are off: nothing leaves here."""
    for url in URLS:
        webhook = actions.make_webhook(partner=partner, url=url, by=lead).webhook
        actions.turn_off(webhook=webhook, by=lead)
    Webhook.objects.filter(pk=webhook.pk).update(off=Off.FAILING)
    for number, (state, is_test, answers) in enumerate(LOG):
        at = timezone.now() - timedelta(hours=number)
        sent = Message.objects.create(webhook=webhook, state=state, is_test=is_test, body="{}", made_at=at)
        for status, trouble in answers:
            Attempt.objects.create(message=sent, at=at, status=status, trouble=trouble, took_ms=1234)
    return webhook


def _use(key: Key) -> None:
    today = timezone.localdate()
    for back, calls in enumerate(reversed(CALLS)):
        for outcome, number in zip(Outcome, calls, strict=True):
            UsageDay.objects.create(key=key, day=today - timedelta(days=4 * back), outcome=outcome, calls=number)
    Key.objects.filter(pk=key.pk).update(used_on=today)
