"""Two doors to the directory, both named: `public` for anybody, `everything` for staff. There is no `objects`."""

from typing import TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


class PublicManager(models.Manager[M]):
    """Reaches only what belongs to a published service.

    `path` is the lookup that leads from the model to the service's vetting state.
    """

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path

    def get_queryset(self) -> models.QuerySet[M]:
        """Return the published rows, each once."""
        found = super().get_queryset().filter(**{self.path: "published"})
        return found.distinct() if "__" in self.path else found
