"""What goes from the desk to one centre, and what she agreed to."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from accounts.models import User
from referrals.models.case import Case
from referrals.states import ReferralState

STATES = [(state.value, state.value) for state in ReferralState]


class Referral(models.Model):
    """`centre` is the id of a service at location. `number` is that of its sealed packet in the case.

    `is_offline`: the centre has no account here, so a moderator rings and writes down what it says.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="referrals")
    number = models.PositiveSmallIntegerField()
    centre = models.UUIDField()
    state = models.CharField(max_length=12, choices=STATES, default=ReferralState.PROPOSED)
    is_offline = models.BooleanField(default=True)
    due_at = models.DateTimeField(null=True)
    told = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["due_at"], name="referral_due")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="one_referral_for_a_packet"),
            models.CheckConstraint(
                condition=Q(state__in=[state for state, _ in STATES]), name="referral_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"referral {self.number} of {self.case_id}"


class Consent(models.Model):
    """That she agreed to one packet for one centre. Which fields, and what for, is sealed beside the case.

    `text_hash` is the SHA-256 of the very text that she was shown; a packet that has changed since has another one.
    """

    class How(models.TextChoices):
        """How she said yes."""

        HERSELF = "self"
        PHONE = "phone"

    referral = models.OneToOneField(Referral, models.CASCADE, primary_key=True, related_name="consent")
    text_version = models.PositiveSmallIntegerField()
    text_hash = models.BinaryField(max_length=32)
    language = models.CharField(max_length=7)
    how = models.CharField(max_length=5, choices=How.choices)
    given_day = models.DateField()
    expires_at = models.DateTimeField()
    withdrawn_day = models.DateField(null=True)

    def __str__(self) -> str:
        return f"consent for {self.referral_id}"


class Approval(models.Model):
    """What one person may not do alone: asked by one, allowed by another, done once."""

    class Kind(models.TextChoices):
        """What needs two people."""

        ERASE = "erase"
        CODE = "code"
        CHILD = "child"

    case = models.ForeignKey(Case, models.CASCADE, related_name="approvals")
    kind = models.CharField(max_length=5, choices=Kind.choices)
    referral = models.ForeignKey(Referral, models.CASCADE, null=True, related_name="approvals")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    allowed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    is_done = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(allowed_by=None) | ~Q(allowed_by=models.F("asked_by")), name="nobody_allows_their_own_wish"
            ),
            models.CheckConstraint(condition=Q(is_done=False) | Q(allowed_by__isnull=False), name="done_once_allowed"),
            models.UniqueConstraint(
                fields=["case", "kind", "referral"],
                condition=Q(is_done=False),
                nulls_distinct=False,
                name="one_open_wish_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.case_id}"


class StopNotice(models.Model):
    """A centre that knows of somebody who has taken her yes back, or erased everything: it is to be told to stop.

    Nothing here leads to her: `reference` is the number that the centre was given in place of a case. A centre with an
    `inbox` reads it there and confirms it; any other is rung.
    """

    desk = models.ForeignKey("referrals.Desk", models.CASCADE, related_name="stop_notices")
    centre = models.UUIDField()
    inbox = models.ForeignKey("referrals.Inbox", models.CASCADE, null=True, related_name="stop_notices")
    reference = models.CharField(max_length=6)
    made_day = models.DateField()
    done_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"stop {self.reference}"
