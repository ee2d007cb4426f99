"""Whose keys open what: a pair for each person, a pair for each desk, and who of them holds it."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from accounts.models import User


class UserKey(models.Model):
    """A person's pair. The private half is wrapped under the vault phrase and the pepper; without either it is noise.

    `passes` and `memory_mib` say what one derivation costs; a dearer one can be set for new phrases.
    """

    user = models.OneToOneField(User, models.CASCADE, primary_key=True, related_name="vault_key")
    public = models.BinaryField(max_length=32)
    wrapped = models.BinaryField(max_length=72)
    salt = models.BinaryField(max_length=16)
    passes = models.PositiveSmallIntegerField()
    memory_mib = models.PositiveSmallIntegerField()
    pepper_version = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"vault key of {self.user_id}"


class GroupKind(models.TextChoices):
    """What a group of key holders is."""

    DESK = "desk"
    CENTRE = "centre"


class KeyGroup(models.Model):
    """A pair that several people hold. Its private half lies with each member, and once sealed to the key on paper.

    `successor` is the pair that takes its place: until everything is sealed to that one, both open what they opened.
    `has_leaver`: somebody who held it holds it no more, so it is to be changed.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=6, choices=GroupKind.choices)
    public = models.BinaryField(max_length=32)
    sealed_for_recovery = models.BinaryField(max_length=80)
    successor = models.ForeignKey("self", models.PROTECT, null=True, related_name="predecessors")
    has_leaver = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class KeyGroupMember(models.Model):
    """One holder of a group's private half, sealed to that person's public key."""

    group = models.ForeignKey(KeyGroup, models.CASCADE, related_name="members")
    user = models.ForeignKey(User, models.CASCADE, related_name="key_groups")
    sealed = models.BinaryField(max_length=80)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["group", "user"], name="one_seal_for_a_member")]

    def __str__(self) -> str:
        return f"{self.group_id} for {self.user_id}"


class KeyWish(models.Model):
    """Somebody has a new phrase, and asks another holder of a group's key to seal it to them once more."""

    group = models.ForeignKey(KeyGroup, models.CASCADE, related_name="wishes")
    user = models.ForeignKey(User, models.CASCADE, related_name="key_wishes")
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["group", "user"], name="one_wish_for_a_key")]

    def __str__(self) -> str:
        return f"{self.user_id} asks for {self.group_id}"
