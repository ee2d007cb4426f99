"""Fields for what she writes: kept sign by sign as she wrote it, or refused in words."""

import unicodedata
from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from directory.forms import TOO_LONG, UNKNOWN

UNREADABLE = _("There is a sign in this that cannot be kept. Please write it again without that sign.")
# What is nothing by itself: spaces, and signs that only join letters or turn their direction.
EMPTY: Final = ("Cc", "Cf", "Zs", "Zl", "Zp")
SURROGATES: Final = range(0xD800, 0xE000)


def is_blank(text: str) -> bool:
    """Say whether a text has no sign that anybody could see."""
    return all(unicodedata.category(sign) in EMPTY for sign in text)


def may_be_kept(text: str) -> bool:
    """Say whether a text has only signs that can be stored and sent: no NUL, no half of a sign."""
    return "\0" not in text and not any(ord(sign) in SURROGATES for sign in text)


class Words(forms.CharField):
    """Her words, as they are. A line break is one sign, however the browser sends it; blanks alone are nothing.

    The page sets no greatest length: a browser would cut off what is pasted and say nothing.
    """

    def __init__(self, longest: int, **rest: Any) -> None:
        super().__init__(required=False, strip=False, **rest)
        self.validators = [MaxLengthValidator(longest, TOO_LONG)]

    def to_python(self, value: Any) -> str:
        """Return the text. ValidationError for what cannot be stored."""
        text: str = (super().to_python(value) or "").replace("\r\n", "\n")
        if not may_be_kept(text):
            raise forms.ValidationError(UNREADABLE, code="unreadable")
        return "" if is_blank(text) else text


class StepForm(forms.Form):
    """One page of questions. No field has a name from which a browser would know what to offer for it."""

    use_required_attribute = False

    def asked(self) -> list[forms.BoundField]:
        """Return the fields in their order, as the summary of what is wrong wants them."""
        return list(self)


def lines(rows: int) -> forms.Textarea:
    """Return the box for several lines."""
    return forms.Textarea(attrs={"dir": "auto", "rows": str(rows), "autocomplete": "off"})


def some_of(choices: Iterable[tuple[str, Any]], label: Any, **rest: Any) -> forms.MultipleChoiceField:
    """Return a question with several answers, or none."""
    return forms.MultipleChoiceField(
        choices=list(choices),
        label=label,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": UNKNOWN},
        **rest,
    )
