"""Somebody says that a listing's organization is theirs, until a vetter has found out."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from directory.models.service import Service


class Proof(models.TextChoices):
    """How a vetter can find out that it is true, without believing what the claim itself says."""

    CALL_THE_LISTED_NUMBER = "call"
    OFFICIAL_EMAIL = "email"
    PAPER = "paper"


class ClaimState(models.TextChoices):
    """Where a claim stands."""

    NEW = "new"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Claims by where they stand."""

    def waiting(self) -> "ClaimQuerySet":
        """Return those that nobody has decided, the oldest first."""
        return self.filter(state=ClaimState.NEW).order_by("made_at", "pk")


class Claim(models.Model):
    """A wish to keep an organization's listings. Name, address and words are erased once it is decided."""

    WORDS: ClassVar = ("name", "email", "works_as", "proof_words")
    # But for the address, by which an invitation is sent.
    TOLD: ClassVar = ("name", "works_as", "proof_words")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    key = models.UUIDField(unique=True, null=True, help_text="Of the form: the same sent twice is one.")
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="claims")
    name = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    works_as = models.CharField(max_length=100, blank=True)
    proof = models.CharField(max_length=5, choices=Proof.choices)
    proof_words = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=10)
    state = models.CharField(max_length=8, choices=ClaimState.choices, default=ClaimState.NEW)
    checked_how = models.CharField(max_length=20, blank=True, help_text="How the vetter found out.")
    decided_by = models.BigIntegerField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = ClaimQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="new", decided_by=None)
                | Q(~Q(state="new"), decided_by__isnull=False, name="", email="", works_as="", proof_words=""),
                name="a_claim_that_is_decided_holds_no_words",
            )
        ]

    def __str__(self) -> str:
        return f"claim {self.pk}"
