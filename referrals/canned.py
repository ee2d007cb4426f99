"""First answers that are ready to be sent, in the languages of the site; fixtures/canned_answers.json holds them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from languages.known import content_of


@dataclass(frozen=True, slots=True)
class Canned:
    """One answer: what the desk calls it, and what she reads, by language."""

    slug: str
    title: Mapping[str, str]
    text: Mapping[str, str]

    def titled(self, language: str) -> str:
        """Return what the desk calls it."""
        return self.title[content_of(language)]

    def said(self, language: str) -> str:
        """Return what she reads; in a language that has none yet, in Urdu or English."""
        return self.text.get(language) or self.text[content_of(language)]


@cache
def every() -> tuple[Canned, ...]:
    """Return all of them, in the order in which they are offered."""
    held = json.loads((Path(settings.BASE_DIR) / "fixtures" / "canned_answers.json").read_text(encoding="utf-8"))
    return tuple(Canned(one["slug"], one["title"], one["text"]) for one in held["answers"])


def one(slug: str) -> Canned | None:
    """Return the answer of that name."""
    return next((found for found in every() if found.slug == slug), None)


def number_given(name: str, number: str) -> str:
    """Return what she reads beside the number of a centre, in the language that is active."""
    said = {"name": name, "number": number}
    return _("You can call %(name)s yourself: %(number)s. We have told them nothing about you.") % said
