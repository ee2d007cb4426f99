"""What is known of cases by whoever made them: what was told to be done, and what may or may not have been done.

A program says what a case will be before each deed, and what it is once the deed has returned. When it is killed in
between, either is right; nothing else is.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final

Events = dict[str, int]
# The exit status of a program that ended because what it needs was away.
LOST: Final = 3


@dataclass(frozen=True)
class Known:
    """A case as its maker knows it. Without `code` its form was sent, and the answer was lost."""

    secret: str
    code: str = ""
    id: str = ""
    state: str = "new"
    referral: str = ""
    messages: tuple[str, ...] = ()
    events: Events = field(default_factory=dict)
    is_confirmed: bool = False

    def after(self, *events: str, **changed: Any) -> "Known":
        """Return it as it is after a deed that wrote these events."""
        counted = {**self.events}
        for event in events:
            counted[event] = counted.get(event, 0) + 1
        return replace(self, events=counted, **changed)


def known(said: dict[str, Any] | None) -> Known | None:
    """Return what was written as JSON."""
    return Known(**(said | {"messages": tuple(said["messages"])})) if said else None


@dataclass
class Entry:
    """One form: what became of it for sure (nothing yet, if None), and what may have, where that is not known."""

    certain: Known | None = None
    possible: Known | None = None
    is_open: bool = False

    def answers(self) -> list[Known | None]:
        """Return everything that may be the truth."""
        return [self.certain, self.possible] if self.is_open else [self.certain]


@dataclass
class Ledger:
    """All forms, by their secret; and those of which something was said since the last look."""

    entries: dict[str, Entry] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    done: int = 0

    def hear(self, lines: Iterable[dict[str, Any]]) -> None:
        """Write down what a program has said."""
        for line in lines:
            if "will" in line:
                entry = self._entry(line["will"])
                entry.possible, entry.is_open = known(line["will"]), True
            if "is" in line:
                entry = self._entry(line["is"])
                entry.certain, entry.is_open = known(line["is"]), False
                self.done += 1

    def settle(self, secret: str, truth: Known | None) -> None:
        """Take as certain what was found to be so."""
        self.entries[secret] = Entry(truth)

    def told(self) -> list[dict[str, Any]]:
        """Return what a program that begins is told: every case that stands."""
        certain = (entry.certain for entry in self.entries.values())
        return [asdict(found) for found in certain if found and found.state != "erased"]

    def _entry(self, said: dict[str, Any]) -> Entry:
        self.touched.add(said["secret"])
        return self.entries.setdefault(said["secret"], Entry())
