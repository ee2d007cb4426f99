"""What it costs: free or not, and in words."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.content import Content
from directory.listing_forms.parts import Fields, Part, kept, select, text
from directory.wording.fields import ANSWERS

FREE: Final = {"yes": True, "no": False, "unknown": None}
# What a page says where nothing but "free" is known (directory.wording.labels).
IN_A_WORD: Final = "free"
NOT_KNOWN: Final[dict[str, Any]] = {"free": None, "option": ""}


class CostsPart(Part):
    """What it costs, one row for each thing that has a price of its own."""

    name, keys, template = "costs", ("costs",), "listings/rows.html"

    def fields(self) -> Fields:
        """Yield whether it is free, and the words."""
        for at in range(self._rows()):
            row: dict[str, Any] = self.held["costs"][at] if at < len(self.held["costs"]) else NOT_KNOWN
            free = next(answer for answer, is_free in FREE.items() if is_free is row["free"])
            yield f"costs-{at}-free", select(_("Is it free?"), list(ANSWERS.items()), free)
            yield f"costs-{at}-words", text(_("In words"), row["option"], 200)

    def rows(self) -> list[list[forms.BoundField]]:
        """Return the fields of each row."""
        bound = self.bound()
        return [bound[at : at + 2] for at in range(0, len(bound), 2)]

    def read(self, said: dict[str, Any]) -> Content:
        """Return the rows of which something is known."""
        return {"costs": [row for at in range(self._rows()) if (row := self._row(at, said))]}

    def _row(self, at: int, said: dict[str, Any]) -> dict[str, Any] | None:
        free = FREE[said.get(f"costs-{at}-free") or "unknown"]
        held = self.held["costs"][at]["option"] if at < len(self.held["costs"]) else ""
        words = kept(held, said.get(f"costs-{at}-words", ""))
        if free is False and not words:
            self.refuse(f"costs-{at}-words", _("Write what it costs, or choose that it is not known."))
        if free is None and not words:
            return None
        return {"free": free, "option": words or IN_A_WORD}

    def _rows(self) -> int:
        return self.count("costs-{}-free", max(1, len(self.held["costs"])), 10)
