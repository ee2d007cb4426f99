"""A case: what a survivor sends to a desk. What she says is sealed beside it; here stands only what timers need."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from accounts.models import User
from accounts.roles import Permission
from referrals.models.desk import Desk
from referrals.models.keys import KeyGroup
from referrals.states import HOLDS_NOTHING, CaseState, Closing

STATES = [(state.value, state.value) for state in CaseState if state != CaseState.ERASED]
REASONS = [(reason.value, reason.value) for reason in Closing]


class Notice(models.IntegerChoices):
    """Who is to hear, at the next tick, that something waits: each includes those before it."""

    NOBODY = 0
    HOLDER = 1
    DESK = 2
    LEAD = 3
    HEAD = 4


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases through a person's eyes."""

    def visible_to(self, user: User) -> "CaseQuerySet":
        """Return the cases of the desks whose keys a person holds, but for those the person is excluded from.

        There are none for whom the role does not let work at a desk any more.
        """
        held = self.filter(desk__group__members__user=user).exclude(exclusions__user=user)
        return held if Permission.CASE_WORK in user.granted() else held.none()


class Case(models.Model):
    """Every column stands in docs/threat-model.md with what it shows to a thief of the database.

    `tag` is what her code makes under the pepper, `form_tag` what the secret of her form makes: one form, one case.
    `due_at` is when the next timer of its state is due, `told` how many of them have been; times of the past are
    kept as days. `version` counts the changes, so that a form that was made before the last one is refused.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    tag = models.BinaryField(max_length=32, unique=True)
    form_tag = models.BinaryField(max_length=32, unique=True)
    pepper_version = models.PositiveSmallIntegerField()
    desk = models.ForeignKey(Desk, models.PROTECT, related_name="cases")
    holder = models.ForeignKey(User, models.PROTECT, null=True, related_name="held_cases")
    claimed_until = models.DateTimeField(null=True)
    language = models.CharField(max_length=7)
    state = models.CharField(max_length=16, choices=STATES, default=CaseState.NEW)
    is_urgent = models.BooleanField(default=False)
    created_day = models.DateField()
    due_at = models.DateTimeField(null=True)
    told = models.PositiveSmallIntegerField(default=0)
    expires_day = models.DateField()
    retry_until = models.DateTimeField(null=True)
    is_code_confirmed = models.BooleanField(default=False)
    is_renewed = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    closing = models.CharField(max_length=16, choices=REASONS, blank=True)
    messages = models.PositiveSmallIntegerField(default=0)
    notes = models.PositiveSmallIntegerField(default=0)
    read_by_her = models.PositiveSmallIntegerField(default=0)
    read_by_desk = models.PositiveSmallIntegerField(default=0)
    notice = models.PositiveSmallIntegerField(choices=Notice.choices, default=Notice.NOBODY)

    objects: ClassVar = CaseQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["due_at"], name="case_due"),
            models.Index(fields=["expires_day"], name="case_expires"),
            models.Index(fields=["desk", "state"], name="case_queue"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=[state for state, _ in STATES]), name="case_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state__in=HOLDS_NOTHING) | Q(holder=None, claimed_until=None),
                name="only_a_claimed_case_has_a_holder",
            ),
            models.CheckConstraint(
                condition=Q(state__in=HOLDS_NOTHING) | Q(holder__isnull=False), name="a_claimed_case_has_a_holder"
            ),
            models.CheckConstraint(
                condition=(Q(state=CaseState.CLOSED) & ~Q(closing="")) | (~Q(state=CaseState.CLOSED) & Q(closing="")),
                name="a_closed_case_says_why",
            ),
            models.CheckConstraint(
                condition=Q(read_by_her__lte=F("messages"), read_by_desk__lte=F("messages")),
                name="nobody_has_read_what_is_not_written",
            ),
        ]

    def __str__(self) -> str:
        return f"case {self.pk}"


class CaseKeys(models.Model):
    """The key of a case, wrapped for whoever may open it. Erasing begins here: without these the rest is noise."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="keys")
    group = models.ForeignKey(KeyGroup, models.PROTECT, related_name="+")
    for_desk = models.BinaryField(max_length=80)
    for_her = models.BinaryField(max_length=72)
    for_retry = models.BinaryField(max_length=72, null=True)

    def __str__(self) -> str:
        return f"keys of {self.case_id}"


class Kind(models.TextChoices):
    """What a sealed thing is. One of a case: summary, contact, story. Numbered: the others."""

    SUMMARY = "summary"
    CONTACT = "contact"
    CHANGE = "change"
    STORY = "story"
    MESSAGE = "message"
    NOTE = "note"
    PACKET = "packet"
    CONSENT = "consent"


class Blob(models.Model):
    """Something sealed under the key of its case, padded, and bound to case, kind, number and version."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="blobs")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    number = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveSmallIntegerField(default=1)
    sealed = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "kind", "number"], name="one_blob_in_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number} of {self.case_id}"


class Exclusion(models.Model):
    """Somebody of the desk who must not see a case."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="exclusions")
    user = models.ForeignKey(User, models.CASCADE, related_name="exclusions")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "user"], name="excluded_once")]

    def __str__(self) -> str:
        return f"{self.user_id} not {self.case_id}"


class Tombstone(models.Model):
    """What stays of an erased case: that there was one, in which month, and why it was closed."""

    id = models.UUIDField(primary_key=True)
    month = models.DateField()
    closing = models.CharField(max_length=16, choices=REASONS, blank=True)

    def __str__(self) -> str:
        return f"erased {self.month}"
