"""HSDS service_at_location: one service at one place; what a search finds."""

import uuid
from typing import ClassVar

from django.db import models

from directory.models.location import Location
from directory.models.managers import PublicManager
from directory.models.service import Service


class ServiceAtLocation(models.Model):
    """A service where it is given (or given remotely, at a virtual location)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="service_at_locations")
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="service_at_locations")
    always_open = models.BooleanField(default=False, help_text="24 hours, every day.")

    everything = models.Manager()
    public = PublicManager("service__vetting_state")

    class Meta:
        default_manager_name = "everything"
        base_manager_name = "everything"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "location"], name="a_service_once_at_a_location")
        ]

    def __str__(self) -> str:
        return f"{self.service} / {self.location}"
