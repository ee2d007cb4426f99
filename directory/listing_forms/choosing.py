"""What is chosen from closed lists: kind, help, people, languages, answers to questions."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from directory.content import Content, Fault
from directory.content.shape import ANSWERS
from directory.forms import UNKNOWN
from directory.listing_forms.parts import Fields, Part, same_order, select
from directory.scripts import as_run
from directory.wording import fields as wording

if TYPE_CHECKING:
    from directory.listing_forms.listing import ListingForm


class KindPart(Part):
    """What sort of place it is."""

    name, keys = "kind", ("kind",)

    def fields(self) -> Fields:
        """Yield one choice."""
        yield (
            "kind",
            forms.ChoiceField(
                label=_("What sort of place"),
                choices=list(wording.KINDS.items()),
                initial=self.held["kind"],
                widget=forms.RadioSelect,
                error_messages={"required": UNKNOWN, "invalid_choice": UNKNOWN},
            ),
        )

    def read(self, said: dict[str, Any]) -> Content:
        """Return the kind."""
        return {"kind": said.get("kind", self.held["kind"])}


class ManyPart(Part):
    """Several codes of one list; codes that stand there already can be chosen even where the list has them not."""

    def __init__(self, form: "ListingForm", key: str, words: Mapping[str, Any]) -> None:
        super().__init__(form)
        self.name, self.keys = key, (key,)
        self.words = dict(words) | {code: code for code in self.held[key] if code not in words}

    def fields(self) -> Fields:
        """Yield the boxes to tick."""
        yield (
            self.name,
            forms.MultipleChoiceField(
                label=self.legend,
                choices=list(self.words.items()),
                initial=self.held[self.name],
                required=False,
                widget=forms.CheckboxSelectMultiple,
                error_messages={"invalid_choice": UNKNOWN},
            ),
        )

    def read(self, said: dict[str, Any]) -> Content:
        """Return the codes in order."""
        return {self.name: same_order(self.held[self.name], said.get(self.name, []))}


class QuestionsPart(Part):
    """What survivors ask first; each answer may be unknown."""

    name, keys = "questions", ANSWERS

    @property
    def legend(self) -> Any:
        """Return what stands above the questions."""
        return _("What people ask first")

    def fields(self) -> Fields:
        """Yield a question after the other."""
        for key in self.keys:
            yield key, select(wording.FIELDS[key], list(wording.ANSWERS.items()), self.held[key])

    def read(self, said: dict[str, Any]) -> Content:
        """Return the answers."""
        return {key: said.get(key) or "unknown" for key in self.keys}

    def field_of(self, fault: Fault) -> str:
        """Return the question itself."""
        return fault.key

    def now(self) -> list[SafeString]:
        """Return how many are answered: the questions themselves are too long."""
        answered = sum(self.held[key] != "unknown" for key in self.keys)
        said = _("%(answered)s of %(asked)s answered")
        return [as_run(str(said) % {"answered": answered, "asked": len(self.keys)})]
