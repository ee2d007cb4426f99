"""What an organization says of its listing at once."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.listing_forms.clocks import read_day
from directory.listing_forms.dates import NO_DAY
from directory.models import Capacity


class DayField(forms.CharField):
    """A day, as a browser sends it or as people write it; None where nothing is typed."""

    widget = forms.TextInput(attrs={"type": "date", "dir": "ltr", "autocomplete": "off"})

    def clean(self, value: Any) -> date | None:
        """Return the day."""
        typed = super().clean(value)
        try:
            return read_day(typed) if typed else None
        except ValueError:
            raise forms.ValidationError(NO_DAY % {"found": typed}) from None


class CapacityForm(forms.Form):
    """Whether they take new people."""

    use_required_attribute = False
    capacity = forms.ChoiceField(choices=Capacity.choices)
    until = DayField(label=_("Until when, if you know it"), required=False)
