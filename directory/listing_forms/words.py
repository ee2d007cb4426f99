"""Names and descriptions, in Urdu and in English."""

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.content import Content, Fault
from directory.content.faults import LONGEST, LONGEST_ELSE
from directory.forms import Written
from directory.listing_forms.parts import Fields, Part, kept
from directory.street_like import street_like

if TYPE_CHECKING:
    from directory.listing_forms.listing import ListingForm

LANGUAGES: Final = {"ur": (_("In Urdu"), "rtl"), "en": (_("In English"), "ltr")}
ONE_LINE: Final = "name"


class WordsPart(Part):
    """One text in two languages; those in others stay as they are."""

    def __init__(self, form: "ListingForm", text: str) -> None:
        super().__init__(form)
        self.text, self.name, self.keys = text, text, (f"{text}_words",)
        self.words: dict[str, str] = self.held[self.keys[0]]

    def fields(self) -> Fields:
        """Yield a field for each language."""
        for language, (label, direction) in LANGUAGES.items():
            marks = {"lang": language, "dir": direction, "autocomplete": "off"}
            is_line = self.text == ONE_LINE
            widget = forms.TextInput(attrs=marks) if is_line else forms.Textarea(attrs=marks | {"rows": "3"})
            yield self._field(language), Written(label=label, initial=self.words.get(language, ""), widget=widget)

    def read(self, said: dict[str, Any]) -> Content:
        """Return the words by language, without empty ones."""
        words = {language: words for language, words in self.words.items() if language not in LANGUAGES}
        for language in LANGUAGES:
            typed = kept(self.words.get(language, ""), said.get(self._field(language), ""))
            words |= {language: typed} if typed else {}
        return {self.keys[0]: words}

    def field_of(self, fault: Fault) -> str:
        """Return the language in which it is wrong."""
        longest = LONGEST.get(self.text, LONGEST_ELSE)
        words = self.form.content[self.keys[0]]
        wrong = [language for language, said in words.items() if len(said) > longest or street_like(said)]
        return self._field(next((one for one in wrong if one in LANGUAGES), "en"))

    def _field(self, language: str) -> str:
        return f"{self.text}_{language}"
