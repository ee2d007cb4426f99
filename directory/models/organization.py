"""HSDS organization: the body behind services."""

import uuid

from django.db import models

from directory.models.managers import PublicManager
from directory.models.texts import Text, Translated


class Organization(Translated):
    """A body that offers services."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    website = models.URLField(max_length=500, blank=True)

    everything = models.Manager()
    public = PublicManager("services__vetting_state")

    class Meta:
        default_manager_name = "everything"
        base_manager_name = "everything"


class OrganizationText(Text):
    """Fields: name, description."""

    of = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="texts")
