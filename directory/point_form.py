"""What is asked of whoever gives a place its own point."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.forms import Written
from places.geo import Point

NO_POINT = _("Write two numbers, like 31.5204, 74.3587: first north, then east.")


class PointForm(forms.Form):
    """Two numbers with a comma between; digits of any script."""

    use_required_attribute = False
    point = Written(
        NO_POINT,
        label=_("Its point: north, east"),
        max_length=60,
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "text", "autocomplete": "off"}),
    )

    def clean_point(self) -> Point:
        """Return the point; refused where it is none on earth."""
        return _point(self.cleaned_data["point"])


def _point(written: Any) -> Point:
    try:
        latitude, longitude = (float(part) for part in str(written).replace("،", ",").split(","))
    except ValueError as error:
        raise forms.ValidationError(NO_POINT, code="invalid") from error
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise forms.ValidationError(NO_POINT, code="invalid")
    return Point(round(latitude, 6), round(longitude, 6))
