"""HSDS taxonomy and taxonomy_term: the closed words for needs and audiences."""

import uuid
from typing import ClassVar

from django.db import models

from directory.models.texts import Text, Translated


class Taxonomy(models.Model):
    """A closed list of words: `need` (what help), `audience` (for whom)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    description = models.TextField()
    version = models.CharField(max_length=20)

    def __str__(self) -> str:
        return self.slug


class TaxonomyTerm(Translated):
    """One word of a list. `number` is stable and stands for it in search tags."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    taxonomy = models.ForeignKey(Taxonomy, on_delete=models.PROTECT, related_name="terms")
    slug = models.SlugField(unique=True, help_text='"legal-aid", "women": what URLs and the API say.')
    number = models.PositiveSmallIntegerField(unique=True, help_text="1 to 999.")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["taxonomy_id", "position"]


class TaxonomyTermText(Text):
    """Fields: name, description."""

    of = models.ForeignKey(TaxonomyTerm, on_delete=models.CASCADE, related_name="texts")
