"""What a survivor's browser keeps open: what she is writing, and the case that her code opened. Both for minutes."""

from django.db import models

from referrals.models.case import Case


class Draft(models.Model):
    """What she has written so far, sealed under a key that stands in her browser's cookie only."""

    digest = models.BinaryField(primary_key=True, max_length=32)
    sealed = models.BinaryField()
    used_at = models.DateTimeField()

    def __str__(self) -> str:
        return "a draft"


class CodeSession(models.Model):
    """A case that her code has opened, sealed likewise. `since` is the last message that she had read before."""

    digest = models.BinaryField(primary_key=True, max_length=32)
    case = models.ForeignKey(Case, models.CASCADE, related_name="code_sessions")
    sealed = models.BinaryField()
    since = models.PositiveSmallIntegerField()
    used_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"open for {self.case_id}"
