"""A webhook: where a partner's server wants to hear that the directory has changed, and what was sent there."""

from datetime import datetime, timedelta
from typing import ClassVar, Final
from uuid import uuid4

from django.db import models
from django.db.models import Q

from partners.models.partner import Partner
from partners.webhooks.targets import LONGEST_URL

# So long is kept what was sent.
LOG_KEPT: Final = timedelta(days=30)


class Off(models.TextChoices):
    """Why nothing is sent: its partner wants it so; it failed for too long; the receiver said that it is gone."""

    WANTED = "wanted"
    FAILING = "failing"
    GONE = "gone"


class Webhook(models.Model):
    """An address with the secrets that sign what goes there, sealed (`accounts.sealing`).

    `told` is the number of the last change that a message was made of. While `old_until` lasts, messages are signed
    with the old secret too.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="webhooks")
    url = models.CharField(max_length=LONGEST_URL)
    secret = models.CharField(max_length=300)
    old_secret = models.CharField(max_length=300, blank=True)
    old_until = models.DateTimeField(null=True)
    told = models.BigIntegerField()
    off = models.CharField(max_length=8, choices=Off.choices, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partner", "url"], name="an_address_once_for_a_partner"),
            models.CheckConstraint(
                condition=Q(old_secret="", old_until=None) | (~Q(old_secret="") & Q(old_until__isnull=False)),
                name="an_old_secret_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"webhook {self.pk}"


class MessageState(models.TextChoices):
    """What became of a message."""

    WAITING = "waiting"
    TAKEN = "taken"
    GIVEN_UP = "given_up"


class MessageQuerySet(models.QuerySet["Message"]):
    """Messages by what became of them."""

    def waiting(self) -> "MessageQuerySet":
        """Return those that go on being tried."""
        return self.filter(state=MessageState.WAITING)

    def outlived(self, now: datetime) -> "MessageQuerySet":
        """Return those whose log is old."""
        return self.exclude(state=MessageState.WAITING).filter(made_at__lte=now - LOG_KEPT)


class Message(models.Model):
    """What is sent, byte for byte at every try: ids and numbers of changes, no word of any listing."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="sent")
    is_test = models.BooleanField(default=False)
    body = models.TextField()
    state = models.CharField(max_length=8, choices=MessageState.choices, default=MessageState.WAITING)
    made_at = models.DateTimeField()

    objects: ClassVar = MessageQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            # So changes arrive in their order: the next message is made when this one is settled.
            models.UniqueConstraint(
                fields=["webhook"],
                condition=Q(state=MessageState.WAITING.value, is_test=False),
                name="one_message_waits_for_a_webhook",
            )
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"


class Attempt(models.Model):
    """One try: the status that came back, 0 for none, and then why (`partners.webhooks.sending.Answer`)."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="attempts")
    at = models.DateTimeField()
    status = models.PositiveSmallIntegerField()
    trouble = models.CharField(max_length=12, blank=True)
    took_ms = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"attempt {self.pk}"
