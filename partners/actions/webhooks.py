"""Webhooks are made, tried, turned off and on. The secret of one is returned once, and kept sealed."""

from datetime import timedelta
from typing import Final, NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts import sealing
from accounts.models import User
from accounts.permissions import RefusedError, demand
from partners import tasks
from partners.models import Message, MessageState, Off, Partner, Webhook
from partners.permissions import may_make_webhook, may_use_webhook
from partners.webhooks import news, signing
from safety import audit, clock

# So long messages are signed with the old secret too.
OVERLAP: Final = timedelta(days=1)
# A form that is touched twice, or a page that is loaded again, asks so soon. No server knows what was made between.
ONE_MOMENT: Final = timedelta(minutes=5)


class MadeWebhook(NamedTuple):
    """A webhook, and the secret that its partner is shown once."""

    webhook: Webhook
    secret: str


@transaction.atomic
def make_webhook(*, partner: Partner, url: str, by: User) -> MadeWebhook:
    """Return a webhook that hears of every change from now on. RefusedError where there may be none."""
    held = Partner.objects.select_for_update().get(pk=partner.pk)
    demand(may_make_webhook(by, held))
    if Webhook.objects.filter(partner=held, url=url).exists():
        raise RefusedError(_("There is a webhook for this address already."))
    secret = signing.new_secret()
    webhook = Webhook.objects.create(
        partner=held, url=url, secret=_sealed(secret), told=news.newest(), made_at=clock.now()
    )
    _note("webhook.made", webhook, by)
    return MadeWebhook(webhook, secret)


@transaction.atomic
def rotate_secret(*, webhook: Webhook, by: User) -> MadeWebhook:
    """Return it with another secret; for a day both sign. RefusedError."""
    held, until = _held(webhook, by), clock.now() + OVERLAP
    if held.old_until is None or until - held.old_until > ONE_MOMENT:
        held.old_secret = held.secret
    secret = signing.new_secret()
    held.old_until, held.secret = until, _sealed(secret)
    held.save(update_fields=["old_secret", "old_until", "secret"])
    _note("webhook.secret_rotated", held, by)
    return MadeWebhook(held, secret)


@transaction.atomic
def turn_off(*, webhook: Webhook, by: User) -> None:
    """Send nothing any more. What changes meanwhile is told when it is turned on again."""
    held = _held(webhook, by)
    if not held.off:
        _turn_off(held, Off.WANTED)
        _note("webhook.turned_off", held, by)


@transaction.atomic
def turn_on(*, webhook: Webhook, by: User) -> None:
    """Send again, first what was given up when it was turned off; then all that has changed since. RefusedError."""
    held = _held(webhook, by)
    if not held.off:
        return
    held.off = ""
    held.save(update_fields=["off"])
    last = Message.objects.filter(webhook=held, is_test=False).first()
    if last and last.state != MessageState.TAKEN:
        _try_again(last)
    _note("webhook.turned_on", held, by)


@transaction.atomic
def drop_webhook(*, webhook: Webhook, by: User) -> None:
    """Erase it with its log."""
    held = _held(webhook, by)
    _note("webhook.dropped", held, by)
    held.delete()


@transaction.atomic
def send_test(*, webhook: Webhook, by: User) -> Message:
    """Send a message that tells of nothing, once. RefusedError where a test is on its way already."""
    held = _held(webhook, by)
    if Message.objects.waiting().filter(webhook=held, is_test=True).exists():
        raise RefusedError(_("A test is on its way. Look again in a moment."))
    message = Message.objects.create(webhook=held, is_test=True, body=news.test_body(), made_at=clock.now())
    tasks.deliver.defer(message=str(message.pk))
    _note("webhook.tested", held, by)
    return message


@transaction.atomic
def send_again(*, message: Message, by: User) -> None:
    """Send a message that was settled once more, as it was. RefusedError where one of its kind is on its way."""
    held = _held(message.webhook, by)
    found = Message.objects.select_for_update().get(pk=message.pk)
    if Message.objects.waiting().filter(webhook=held, is_test=found.is_test).exists():
        raise RefusedError(_("A message is on its way. Look again in a moment."))
    if held.off and not found.is_test:
        raise RefusedError(_("This webhook is off. Turn it on first."))
    _try_again(found)
    _note("webhook.sent_again", held, by)


def _held(webhook: Webhook, by: User) -> Webhook:
    """Return it as it is now, held. RefusedError where the person may not."""
    held = Webhook.objects.select_for_update().select_related("partner").get(pk=webhook.pk)
    demand(may_use_webhook(by, held))
    return held


def _turn_off(webhook: Webhook, why: Off) -> None:
    webhook.off = why.value
    webhook.save(update_fields=["off"])


def _try_again(message: Message) -> None:
    message.state = MessageState.WAITING
    message.save(update_fields=["state"])
    tasks.deliver.defer(message=str(message.pk))


def _sealed(secret: str) -> str:
    return sealing.seal(secret, settings.STAFF_KEYS)


def _note(event: str, webhook: Webhook, by: User) -> None:
    audit.record(event, actor=f"user:{by.pk}", subject=f"webhook:{webhook.pk}", partner=str(webhook.partner_id))
