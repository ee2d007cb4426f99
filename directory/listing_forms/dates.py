"""Days that are closed or have other hours: holidays, a week of repairs."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.content import Content, Fault
from directory.content.faults import FAULTS
from directory.content.hours_faults import crossing
from directory.listing_forms.clocks import read_clock, read_day, said
from directory.listing_forms.parts import Fields, Part, text
from directory.listing_forms.week import HALF, NO_TIME

MORE, MOST = 2, 60
NO_DAY: Final = _("This is no day: %(found)s. Write it as 26.11.2026.")
NO_FIRST: Final = _("Write the first day.")
Names = tuple[str, str, str, str]


class DatesPart(Part):
    """Rows of first day, last day, and the times; without times it is closed. `rows` may be asked to be more."""

    name, keys, template = "exceptions", ("exceptions",), "listings/dates.html"

    def fields(self) -> Fields:
        """Yield the fields of each row."""
        for at in range(self.count_rows()):
            row = self.held["exceptions"][at] if at < len(self.held["exceptions"]) else ["", "", "", ""]
            labels = (_("First day"), _("Last day"), _("Opens at"), _("Closes at"))
            for name, label, value in zip(self._names(at), labels, row, strict=True):
                kind = "date" if name.endswith("day") else "text"
                yield name, text(label, value or "", 20, dir="ltr", type=kind)

    def rows(self) -> list[list[forms.BoundField]]:
        """Return the fields of each row."""
        return [[self.form[name] for name in self._names(at)] for at in range(self.count_rows())]

    def count_rows(self) -> int:
        """Return how many rows there are."""
        held = len(self.held["exceptions"])
        return self.count("dates-{}-first-day", held + MORE, max(MOST, held))

    def read(self, said: dict[str, Any]) -> Content:
        """Return the rows by their days."""
        rows = [(row, at) for at in range(self.count_rows()) if (row := self._row(self._names(at), said))]
        # As contents have them: a day that is closed after the hours of the same day.
        rows.sort(key=lambda found: (found[0][0], found[0][1], found[0][2] or "~", found[0][3] or "~"))
        self.typed_at = [at for _row, at in rows]
        return {"exceptions": [row for row, _at in rows]}

    def field_of(self, fault: Fault) -> str:
        """Return the first day of the row that contradicts one before it."""
        later = crossing(self.form.content["exceptions"]) if fault.code == "overlap" else None
        return self.names[0] if later is None else self._names(self.typed_at[later])[0]

    def _row(self, names: Names, typed: dict[str, Any]) -> list[str | None] | None:
        first, last, opens, closes = (typed.get(name, "") for name in names)
        if not any((first, last, opens, closes)):
            return None
        if not first:
            self.refuse(names[0], NO_FIRST)
            return None
        begins, ends = self._day(names[0], first), self._day(names[1], last or first)
        if begins and ends and ends < begins:
            self.refuse(names[1], FAULTS["bad-days"] % {"found": f"{first} – {last}"})
        if bool(opens) != bool(closes):
            self.refuse(names[2], HALF)
        at, until = self._clock(names[2], opens), self._clock(names[3], closes)
        if at is not None and at == until:
            self.refuse(names[2], FAULTS["no-length"] % {"found": f"{at}–{until}"})
        return [begins.isoformat(), ends.isoformat(), at, until] if begins and ends else None

    def _day(self, name: str, typed: str) -> date | None:
        try:
            return read_day(typed)
        except ValueError:
            self.refuse(name, NO_DAY % {"found": typed})
            return None

    def _clock(self, name: str, typed: str) -> str | None:
        try:
            return said(read_clock(typed).at) if typed else None
        except ValueError:
            self.refuse(name, NO_TIME % {"found": typed})
            return None

    def _names(self, at: int) -> Names:
        return f"dates-{at}-first-day", f"dates-{at}-last-day", f"dates-{at}-opens", f"dates-{at}-closes"
