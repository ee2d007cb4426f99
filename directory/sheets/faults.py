"""What can be wrong with a spreadsheet, a row or a cell, beyond what can be wrong with a listing."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.content import FAULTS

# Of the whole file.
FILES: Final[dict[str, Promise]] = {
    "empty-file": _("This file is empty."),
    "too-large": _("This file is too large. It may have 5 MB. Send it in two parts."),
    "no-sheet": _("This is no spreadsheet that we can read. Save it as .xlsx or as CSV (UTF-8), and send it again."),
    "old-excel": _("This is the old form of Excel. Save it as Excel workbook (.xlsx), and send it again."),
    "bomb": _("This file would grow far too large when it is opened, so we did not open it."),
    "letters": _("We cannot read the letters of this file. Save it as .xlsx or as “CSV UTF-8”, and send it again."),
    "no-id": _(
        "The first row must name the columns, and one of them must be “id”. Begin with a file that you got here."
    ),
    "column-twice": _("A column stands here twice. Remove one of them, and send the file again."),
    "too-many-columns": _("There are more than 60 columns. Remove those that we do not know, and send it again."),
    "too-many-rows": _("There are more than 5,000 rows. Send it in two parts."),
    "no-rows": _("There is no listing in this file."),
    "gone": _("While we read this file, a place of yours was hidden. Get a new file and send that."),
}
# Of a row or a cell.
CELLS: Final[dict[str, Promise]] = {
    "formula": _("This is a formula. Write what it shows instead."),
    "empty": _("This must not be empty."),
    "yes-or-no": _("Write yes or no here, not: %(found)s"),
    "one-word": _("Write one of these words: %(words)s. We do not know: %(found)s"),
    "quotes": _("A quotation mark is opened here and not closed: %(found)s"),
    "bad-hours": _(
        "Write hours like this: Mon-Thu 09:00-17:00; Fri 09:00-12:30, 14:30-17:00. We cannot read: %(found)s"
    ),
    "bad-clock": _("There is no such time of day: %(found)s"),
    "bad-day": _("Write a day like this: 2026-12-25. We cannot read: %(found)s"),
    "bad-exception": _(
        "Write days like this: 2026-12-25 closed; 2026-12-26 to 2026-12-28 10:00-14:00. We cannot read: %(found)s"
    ),
    "elsewhere": _("%(found)s is not in %(inside)s."),
    "which-place": _("There are several places of this name. Write which one you mean: %(found)s"),
    "two-places": _("The name and the code behind it are two places: %(found)s"),
    "not-yours": _("This is not one of your listings. For a new listing leave this empty."),
    "id-twice": _("This listing stands in this file twice."),
    "put-away": _("This listing was put away. Write to a vetter to have it back."),
    "hidden": _("A spreadsheet cannot hide a place, or show it. Leave this as it was."),
    "draft": _("This listing has a draft already. It must be decided or dropped first."),
    "beyond": _("There is more in this row than there are columns: %(found)s"),
    # Without its words: what would lead to a hidden place is not kept, not even as a fault.
    "street": _("This place is hidden. A street, a house number, a map or a landmark must not stand here."),
    "closer": _("This place is hidden. Nothing closer than its district must stand here."),
}
SENTENCES: Final[dict[str, Promise]] = FAULTS | FILES | CELLS


class CellError(Exception):
    """A cell that cannot be read. `code` is a key of SENTENCES, `words` fill its sentence."""

    def __init__(self, code: str, **words: str) -> None:
        super().__init__(code)
        self.code, self.words = code, words
