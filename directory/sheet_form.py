"""What is asked of whoever sends a spreadsheet."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.sheets.faults import FILES
from directory.sheets.reading import LARGEST_FILE


class SheetForm(forms.Form):
    """A file, and whether it is to be read although it was sent before."""

    use_required_attribute = False
    file = forms.FileField(
        label=_("The spreadsheet: .xlsx or CSV"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file."), "invalid": _("Choose a file.")},
    )
    again = forms.BooleanField(label=_("Read it all the same"), required=False)

    def clean_file(self) -> bytes:
        """Return what the file holds."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(str(FILES["too-large"]), code="too-large")
        data: bytes = file.read()
        return data

    def name(self) -> str:
        """Return what the file is called."""
        return getattr(self.files.get("file"), "name", "") or ""
