"""Messages are made of what changed, sent, and given up when nobody takes them."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from accounts import sealing
from partners import tasks
from partners.models import Attempt, Message, MessageState, Off, Webhook
from partners.states import State
from partners.webhooks import news, sending, signing
from partners.webhooks.sending import Answer
from safety import audit, clock

GONE = 410


class NotTakenError(Exception):
    """The receiver did not take a message; it is to be tried again."""


def announce() -> int:
    """Make a message for each webhook that has not heard of the newest changes; return how many."""
    newest = news.newest()
    behind = Webhook.objects.filter(off="", partner__state=State.APPROVED, told__lt=newest)
    return sum(_message_for(pk) for pk in behind.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _message_for(pk: UUID) -> bool:
    webhook = Webhook.objects.select_for_update().filter(pk=pk, off="").first()
    if webhook is None or Message.objects.waiting().filter(webhook=webhook, is_test=False).exists():
        return False
    told, body = news.body_after(webhook.told)
    if not body:
        return False
    message = Message.objects.create(webhook=webhook, body=body, made_at=clock.now())
    webhook.told = told
    webhook.save(update_fields=["told"])
    tasks.deliver.defer(message=str(message.pk))
    return True


def deliver(*, message: UUID, is_last: bool) -> None:
    """Try to send a message, and write down what became of it. NotTakenError where it is to be tried again."""
    found = Message.objects.waiting().select_related("webhook__partner").filter(pk=message).first()
    if found is None:
        return
    webhook = found.webhook
    if webhook.partner.state != State.APPROVED or (webhook.off and not found.is_test):
        _settle(found, MessageState.GIVEN_UP)
        return
    began = clock.now()
    answer = sending.post(webhook.url, found.body.encode(), _signed(found, began))
    _write_down(found, began, answer, is_last=is_last or found.is_test)
    if not (answer.is_taken or answer.status == GONE or is_last or found.is_test):
        raise NotTakenError


@transaction.atomic
def _write_down(message: Message, at: datetime, answer: Answer, *, is_last: bool) -> None:
    Attempt.objects.create(message=message, at=at, status=answer.status, trouble=answer.trouble, took_ms=answer.took_ms)
    if answer.is_taken:
        _settle(message, MessageState.TAKEN)
    elif is_last or answer.status == GONE:
        _settle(message, MessageState.GIVEN_UP)
        if not message.is_test:
            _end(message.webhook, Off.GONE if answer.status == GONE else Off.FAILING)


def _settle(message: Message, state: MessageState) -> None:
    Message.objects.filter(pk=message.pk).update(state=state)


def _end(webhook: Webhook, why: Off) -> None:
    """Turn a webhook off that nobody answers at, and tell its people."""
    if Webhook.objects.filter(pk=webhook.pk, off="").update(off=why.value):
        facts = {"partner": str(webhook.partner_id), "why": why.value}
        audit.record("webhook.ended", actor="task:deliver", subject=f"webhook:{webhook.pk}", **facts)
        tasks.mail_webhook_ended.defer(webhook=str(webhook.pk))


def _signed(message: Message, at: datetime) -> dict[str, str]:
    webhook = message.webhook
    sealed = [webhook.secret]
    if webhook.old_until and at < webhook.old_until:
        sealed.append(webhook.old_secret)
    shared = [sealing.unseal(one, settings.STAFF_KEYS) for one in sealed]
    return signing.headers(str(message.pk), message.body.encode(), at, shared)


@transaction.atomic
def forget_messages(*, at: datetime, by: str) -> None:
    """Erase logs that are old, and secrets that sign nothing any more."""
    messages, _by_model = Message.objects.outlived(at).delete()
    secrets = Webhook.objects.filter(old_until__lte=at).update(old_secret="", old_until=None)
    if messages or secrets:
        audit.record("webhooks.forgotten", actor=by, subject="webhooks", rows=messages, secrets=secrets)
