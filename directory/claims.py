"""What a vetter says of a claim."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from directory.choices import Choices
from directory.forms import UNKNOWN

# How a vetter found out (directory.models.Proof), in her words.
CHECKED: Choices = {
    "call": _("I called a number of the listing"),
    "email": _("I wrote to the official e-mail address, and they answered"),
    "paper": _("I saw an official paper"),
}


class ClaimRulingForm(forms.Form):
    """Whether a claim is true, and how the vetter found out; the buttons are `deed`."""

    checked_how = forms.ChoiceField(
        choices=list(CHECKED.items()),
        label=_("How did you check it?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": UNKNOWN},
    )
    deed = forms.ChoiceField(choices=[("accept", ""), ("refuse", "")], widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Refuse to believe what nobody has checked."""
        said = self.cleaned_data
        if said.get("deed") == "accept" and not said.get("checked_how") and "checked_how" not in self.errors:
            self.add_error("checked_how", ValidationError(_("Choose how you checked it."), code="required"))
        return said
