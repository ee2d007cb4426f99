"""What opens a vault."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.words import MISSING


class UnlockForm(forms.Form):
    """The six words."""

    use_required_attribute = False
    phrase = forms.CharField(
        max_length=200,
        label=_("Your vault phrase: six words"),
        error_messages=MISSING | {"max_length": _("A phrase has six words.")},
        widget=forms.PasswordInput(
            attrs={"dir": "ltr", "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
