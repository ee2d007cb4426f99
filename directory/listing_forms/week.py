"""The hours of a week: seven days, each with an opening and a second one after a break."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.content import Content, Fault
from directory.content.faults import FAULTS
from directory.content.hours_faults import hours_faults
from directory.listing_forms.clocks import Clock, read_clock, said
from directory.listing_forms.parts import Fields, Part, text
from directory.listing_forms.saying import Sentence, week_said
from directory.wording.dates import WEEKDAYS, say_weekday

if TYPE_CHECKING:
    from directory.listing_forms.listing import ListingForm

DAYS: Final = range(1, 8)
USUAL_SPANS, MOST_SPANS = 2, 4
NO_TIME: Final = _("This is no time of day: %(found)s")
HALF: Final = _("Write both: when it opens and when it closes.")
DAY_OR_NIGHT: Final = _("By day or by night? Write am or pm behind it: %(found)s")
OPENS: Final = _("%(day)s: opens at")
CLOSES: Final = _("%(day)s: closes at")
OPENS_AGAIN: Final = _("%(day)s: opens again at")
CLOSES_AGAIN: Final = _("%(day)s: closes again at")
Span = tuple[time, time]


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day as the template shows it: its name, its times, and what is wrong with them."""

    day: str
    spans: list[tuple[forms.BoundField, forms.BoundField]]
    wrong: list[tuple[str, str]]


class WeekPart(Part):
    """The usual week, or that of Ramadan (`key`); without any time the hours are not known, or as in other months."""

    template = "listings/week.html"

    def __init__(self, form: "ListingForm", key: str) -> None:
        super().__init__(form)
        self.key, self.name, self.keys = key, key, (key,) if key == "ramadan" else (key, "always_open")

    def fields(self) -> Fields:
        """Yield the times of each day."""
        if self.key == "week":
            always = self.held["always_open"]
            label = _("Open day and night, every day")
            yield "always_open", forms.BooleanField(label=label, required=False, initial=always)
        for day in DAYS:
            rows = [row for row in self.held[self.key] if row[0] == day]
            for at in range(self.spans(day)):
                times = rows[at][1:] if at < len(rows) else ("", "")
                for name, said_at, typed in zip(self._names(day, at), _labels(day, at), times, strict=True):
                    yield name, text(said_at, typed, 20, dir="ltr", aria_label=said_at, size="5")

    def days(self) -> list[DayRow]:
        """Return the days with their fields."""
        return [DayRow(say_weekday(day), self._bound(day), self._wrong(day)) for day in DAYS]

    def always(self) -> forms.BoundField | None:
        """Return the box for "day and night"; Ramadan has none."""
        return self.form["always_open"] if self.key == "week" else None

    def read(self, said: dict[str, Any]) -> Content:
        """Return the openings in the order of the week."""
        rows = [[day, *row] for day in DAYS for row in self._day(day, said)]
        rows.sort()
        self._look_for_faults(rows)
        always = {"always_open": bool(said.get("always_open"))} if self.key == "week" else {}
        return {self.key: rows} | always

    def sentences(self) -> list[Sentence]:
        """Return the week as it is typed, read back; nothing while it cannot be read."""
        return [] if self.is_wrong() else week_said(self.form.content, self.key)

    def field_of(self, fault: Fault) -> str:
        """Return the first field; the faults of days were shown at their day already."""
        return self._names(1, 0)[0]

    def spans(self, day: int) -> int:
        """Return how many openings a day has fields for."""
        held = sum(row[0] == day for row in self.held[self.key])
        return self.count(f"{self.key}-{day}-{{}}-opens", max(USUAL_SPANS, held), max(MOST_SPANS, held))

    def _names(self, day: int, at: int) -> tuple[str, str]:
        return f"{self.key}-{day}-{at}-opens", f"{self.key}-{day}-{at}-closes"

    def _bound(self, day: int) -> list[tuple[forms.BoundField, forms.BoundField]]:
        names = (self._names(day, at) for at in range(self.spans(day)))
        return [(self.form[opens], self.form[closes]) for opens, closes in names]

    def _wrong(self, day: int) -> list[tuple[str, str]]:
        """Return what is wrong, each with the id by which its field names it."""
        fields = [field for pair in self._bound(day) for field in pair]
        return [(f"{field.auto_id}_error", str(error)) for field in fields for error in list(field.errors)[:1]]

    def _day(self, day: int, typed: dict[str, Any]) -> Iterator[list[str]]:
        before: time | None = None
        for at in range(self.spans(day)):
            names = self._names(day, at)
            words = [typed.get(name, "") for name in names]
            if not any(words):
                continue
            if not all(words):
                self.refuse(names[0], HALF)
                continue
            clocks = [self._clock(name, typed.get(name, "")) for name in names]
            if clocks[0] and clocks[1] and not self._in_doubt(names, clocks[0], clocks[1], before):
                before = clocks[1].at
                yield [said(clocks[0].at), said(clocks[1].at)]

    def _clock(self, name: str, typed: str) -> Clock | None:
        try:
            return read_clock(typed)
        except ValueError:
            self.refuse(name, NO_TIME % {"found": typed})
            return None

    def _in_doubt(self, names: tuple[str, str], opens: Clock, closes: Clock, before: time | None) -> bool:
        """Ask where "9 to 5" may be meant by day: a time that lies before the last, but not in the other half."""
        in_doubt = [
            (names[0], before is not None and _may_be_later(opens, before)),
            (names[1], _may_be_later(closes, opens.at)),
        ]
        for name, is_in_doubt in in_doubt:
            if is_in_doubt:
                self.refuse(name, DAY_OR_NIGHT % {"found": self.form.data.get(name, "")})
        return any(is_in_doubt for _name, is_in_doubt in in_doubt)

    def _look_for_faults(self, rows: list[list[Any]]) -> None:
        """Show each fault at its day: first what a day has by itself, then what runs into the next."""
        alone = {day: _found([row for row in rows if row[0] == day]) for day in DAYS}
        for day, found in alone.items():
            self._show(day, found)
        for day in DAYS:
            after = day % 7 + 1
            if not alone[day] and not alone[after]:
                self._show(after, _found(sorted(row for row in rows if row[0] in {day, after})))

    def _show(self, day: int, found: list[tuple[str, str]]) -> None:
        for code, words in found:
            self.refuse(self._names(day, 0)[0], FAULTS[code] % {"found": words})


def _may_be_later(clock: Clock, before: time) -> bool:
    return clock.may_be_later and clock.at <= before and (clock.later() > before or clock.at.hour == 12)


def _found(rows: list[list[Any]]) -> list[tuple[str, str]]:
    return [(code, words) for _key, code, words in hours_faults({"week": rows, "ramadan": [], "exceptions": []})]


def _labels(day: int, at: int) -> tuple[str, str]:
    labels = (OPENS, CLOSES) if at == 0 else (OPENS_AGAIN, CLOSES_AGAIN)
    opens, closes = (str(label) % {"day": WEEKDAYS[day - 1]} for label in labels)
    return opens, closes
