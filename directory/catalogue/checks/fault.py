"""What is wrong with a record, said so that somebody can mend it."""

from typing import Any, NamedTuple


class Fault(NamedTuple):
    """One thing wrong: in which record, in which field, and why."""

    id: str
    field: str
    reason: str

    def __str__(self) -> str:
        return f"{self.id}: {self.field}: {self.reason}"


class BadCatalogueError(Exception):
    """The file has faults: nothing of it was loaded."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


Record = dict[str, Any]
