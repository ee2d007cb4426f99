"""How a call ended, as it is counted: four classes, without Django."""

from enum import StrEnum


class Outcome(StrEnum):
    """What became of a call with a key."""

    DONE = "done"
    REFUSED = "refused"
    SLOWED = "slowed"
    FAILED = "failed"


def of(status: int) -> Outcome:
    """Return the class of an HTTP status."""
    if status >= 500:
        return Outcome.FAILED
    if status == 429:
        return Outcome.SLOWED
    return Outcome.REFUSED if status >= 400 else Outcome.DONE
