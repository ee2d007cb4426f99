"""One check and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

# Enough to see what is wrong; a fault in every object is said once for some of them.
MOST_FAULTS: Final = 20


@dataclass(frozen=True, slots=True)
class Check:
    """A claim, at how many things it was looked at, and what speaks against it."""

    name: str
    checked: int
    faults: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Say whether it holds. What nothing was looked at for does not."""
        return self.checked > 0 and not self.faults

    def written(self) -> dict[str, Any]:
        """Return it as the report says it."""
        faults = {"faults": list(self.faults[:MOST_FAULTS])} if self.faults else {}
        return {"name": self.name, "passed": self.passed, "checked": self.checked, **faults}


def check(name: str, checked: int, faults: Iterable[str]) -> Check:
    """Return a check with all that was found."""
    return Check(name, checked, tuple(faults))
