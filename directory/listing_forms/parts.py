"""A part of the form of a listing: the fields of one fieldset, and the keys of a content that they stand for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.safestring import SafeString

from directory.content import Content, Fault
from directory.forms import Written
from directory.wording.fields import FIELDS, say_value

if TYPE_CHECKING:
    from directory.listing_forms.listing import ListingForm

Fields = Iterator[tuple[str, forms.Field]]


class Part:
    """One fieldset. It is filled from the content that the form holds, and reads another content from what was typed.

    What was not touched is read as it stood, so that opening a form and sending it changes nothing.
    """

    name: str = ""
    keys: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Of the fields, once the form has them."""
    template: ClassVar[str] = "listings/fields.html"

    def __init__(self, form: "ListingForm") -> None:
        self.form, self.held = form, form.held

    @property
    def legend(self) -> Any:
        """Return what the fieldset is called."""
        return FIELDS[self.keys[0]]

    def fields(self) -> Fields:
        """Yield the fields by name, each with what stands in it."""
        raise NotImplementedError

    def read(self, said: dict[str, Any]) -> Content:
        """Return what was typed as content; complain at the field of what cannot be read."""
        raise NotImplementedError

    def field_of(self, fault: Fault) -> str:
        """Return the name of the field at which a fault of this part is shown."""
        return self.names[0]

    def refuse(self, field: str, sentence: Any) -> None:
        """Show a sentence at a field."""
        self.form.add_error(field, str(sentence))

    def bound(self) -> list[forms.BoundField]:
        """Return the fields as the template shows them."""
        return [self.form[name] for name in self.names]

    def is_wrong(self) -> bool:
        """Say whether there is a complaint in this part."""
        return any(name in self.form.errors for name in self.names)

    def returned(self) -> list[str]:
        """Return why a vetter did not take something here."""
        return list(dict.fromkeys(self.form.returned[key] for key in self.keys if key in self.form.returned))

    def is_open(self) -> bool:
        """Say whether the fieldset is unfolded at first."""
        return self.is_wrong() or bool(self.returned()) or self.name in self.form.unfolded

    def now(self) -> list[SafeString]:
        """Return what the form holds here, said to a person; shown where the fieldset is folded."""
        values = [(key, self.held[key]) for key in self.keys]
        return [say_value(key, value) for key, value in values if value not in (None, "", [], {}, False)]

    def count(self, pattern: str, least: int, most: int) -> int:
        """Return how many rows there are: those that were sent, else `least`; at most `most`.

        `pattern` is the name of a field with {} for the number of its row.
        """
        if not self.form.is_bound:
            return min(least, most)
        sent = 0
        while sent < most and pattern.format(sent) in self.form.data:
            sent += 1
        return sent or min(least, most)


def text(label: Any, initial: str = "", longest: int | None = None, **attributes: str) -> Written:
    """Return a field for one line; `attributes` are those of its box."""
    widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"} | dashed(attributes))
    return Written(label=label, initial=initial, max_length=longest, widget=widget)


def select(label: Any, choices: Any, initial: str = "", **attributes: str) -> forms.ChoiceField:
    """Return a field with one choice of a closed list."""
    widget = forms.Select(attrs=dashed(attributes))
    return forms.ChoiceField(label=label, choices=choices, initial=initial, required=False, widget=widget)


def dashed(attributes: dict[str, str]) -> dict[str, str]:
    """Return attributes by the names that HTML has for them: "aria_label" is "aria-label"."""
    return {name.replace("_", "-"): value for name, value in attributes.items()}


def tidy(said: str) -> str:
    """Return a text as a field reads it."""
    return str(Written().clean(said))


def kept(held: str, typed: str) -> str:
    """Return what was held where the very same was sent, else what was typed."""
    return held if tidy(held) == typed else typed


def same_order(held: list[str], chosen: list[str]) -> list[str]:
    """Return a list of codes as it was held where it has the same codes, else in order."""
    return list(held) if set(held) == set(chosen) else sorted(set(chosen))
