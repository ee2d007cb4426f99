"""What the columns of a spreadsheet are called, for a person."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from directory.models import UploadState, Verdict
from directory.sheets.columns import BY_NAME, COLUMNS, ID
from directory.wording.fields import FIELDS, PHONE_KINDS

LANGUAGES: Final[Mapping[str, Promise]] = {"en": _("in English"), "ur": _("in Urdu")}
ROW: Final = _("The listing: leave this as it is; for a new listing, empty")
STATES: Final[Mapping[str, Promise]] = {
    UploadState.READING: _("We are reading it"),
    UploadState.READ: _("Read. Nothing is sent in yet"),
    UploadState.FAULTY: _("There are faults. Nothing is sent in yet"),
    UploadState.TAKEN: _("Sent in. A vetter looks at each listing"),
    UploadState.UNDONE: _("Taken back"),
    UploadState.DROPPED: _("Dropped"),
}
VERDICTS: Final[Mapping[str, Promise]] = {
    Verdict.FAULTY: pgettext_lazy("rows of a spreadsheet", "With faults"),
    Verdict.CHANGED: pgettext_lazy("rows of a spreadsheet", "Changed"),
    Verdict.NEW: pgettext_lazy("rows of a spreadsheet", "New"),
    Verdict.SAME: pgettext_lazy("rows of a spreadsheet", "Nothing changed"),
}


def say_column(name: str) -> str:
    """Say what stands in a column: "Name (in Urdu)"."""
    column = BY_NAME.get(name)
    if column is None:
        return str(ROW)
    said = str(FIELDS[column.key])
    part = LANGUAGES.get(column.part) or PHONE_KINDS.get(column.part)
    return f"{said} ({part})" if part else said


def called() -> list[str]:
    """Return what every column is called, in their order."""
    return [say_column(ID), *(say_column(column.name) for column in COLUMNS)]
