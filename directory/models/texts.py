"""Content in several languages: one row per field and language, with its state of review."""

from typing import Any, ClassVar

from django.db import models


class Review(models.TextChoices):
    """How far a text may be trusted."""

    SOURCE = "source", "as the source has it"
    NEEDS_REVIEW = "needs review", "needs review by a native speaker"
    REVIEWED = "reviewed", "reviewed by a native speaker"


class Text(models.Model):
    """A text of one field of one thing in one language. Concrete tables add `of`, the thing."""

    field = models.CharField(max_length=30)
    language = models.CharField(max_length=10, help_text='BCP 47: "en", "ur".')
    text = models.TextField()
    review = models.CharField(max_length=20, choices=Review.choices, default=Review.SOURCE)
    of: Any

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["of", "field", "language"], name="%(class)s_one_text_per_language")
        ]

    def __str__(self) -> str:
        return self.text


class Translated(models.Model):
    """Something whose words stand in rows of texts (`self.texts`)."""

    texts: Any

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.said("name", "en") or str(self.pk)

    def text(self, field: str, language: str) -> Text | None:
        """Return the row of `field` in `language`, else in English, else in any language, else None.

        Reads the prefetched `texts`, so that a list of things costs one statement.
        """
        rows = {row.language: row for row in self.texts.all() if row.field == field}
        return rows.get(language) or rows.get("en") or next(iter(rows.values()), None)

    def said(self, field: str, language: str) -> str:
        """Return the words of `field` in `language` (see `text`); empty when there are none."""
        row = self.text(field, language)
        return row.text if row else ""
