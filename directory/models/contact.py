"""HSDS phone: a number that is the service's own."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from directory.models.service import Service


class PhoneKind(models.TextChoices):
    """HSDS phone `type`: how to use the number."""

    VOICE = "voice"
    SMS = "sms"
    WHATSAPP = "whatsapp"


class Phone(models.Model):
    """One number as published, and what to dial. A line that only leads here is a `ReachedThrough`."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="phones")
    kind = models.CharField(max_length=8, choices=PhoneKind.choices, default=PhoneKind.VOICE)
    published = models.CharField(max_length=60)
    dial = models.CharField(max_length=30, help_text="What goes behind tel:, sms: or wa.me.")
    e164 = models.CharField(max_length=16, blank=True, help_text="Empty for short codes.")
    short_code = models.BooleanField(default=False)
    label = models.CharField(max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    answered_on = models.DateField(null=True, blank=True, help_text="When somebody of ours last heard it answered.")

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(dial__regex=r"^[+]?[0-9*#-]+$"), name="a_number_can_be_dialled")
        ]

    def __str__(self) -> str:
        return self.published
