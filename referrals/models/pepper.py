"""Which peppers this database was written with: a mark of each, by which a wrong file is known."""

from django.db import models


class PepperMark(models.Model):
    """What the pepper of a version makes of a fixed word; it leads back to nothing."""

    version = models.PositiveSmallIntegerField(primary_key=True)
    mark = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"pepper {self.version}"
