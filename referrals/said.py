"""What is sealed, as values: the shape of every kind of words in a case. Plain data; no Django."""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any, Final, Self

HER: Final = "her"
DESK: Final = "desk"
# The ways in which she may be reached.
HERE: Final = "here"
CALL: Final = "call"
TEXT: Final = "text"
WAYS: Final = (HERE, CALL, TEXT)
LONGEST_TEXT: Final = 4000


@dataclass(frozen=True, slots=True)
class Said:
    """Something that is sealed as JSON. Tuples come back as tuples."""

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return asdict(self)

    @classmethod
    def from_json(cls, held: dict[str, Any]) -> Self:
        """Return the value; what a later version added and this one does not know is left out."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: _tupled(value) for name, value in held.items() if name in known})


def _tupled(value: Any) -> Any:
    return tuple(map(_tupled, value)) if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class Summary(Said):
    """What the desk filters by. `place` is a gazetteer id, `place_said` what she wrote; `excluded_people` her words."""

    needs: tuple[str, ...] = ()
    place: str = ""
    place_said: str = ""
    is_child: bool = False
    excluded_people: str = ""
    excluded_centres: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    remind_on: str = ""


@dataclass(frozen=True, slots=True)
class Contact(Said):
    """How she can be reached safely. "here" only: nobody calls, and there is no number."""

    ways: tuple[str, ...] = (HERE,)
    phone: str = ""
    is_own_phone: bool = False
    hours: str = ""
    if_others_answer: str = ""
    safe_word: str = ""


@dataclass(frozen=True, slots=True)
class Change(Said):
    """A contact that she gave later; the old one stands until somebody has made sure that it is she."""

    contact: dict[str, Any]
    day: str


@dataclass(frozen=True, slots=True)
class Story(Said):
    """What she added in her own words."""

    text: str


@dataclass(frozen=True, slots=True)
class Message(Said):
    """One message. `side` is who wrote it; `centre` the one whose number it gives. A deleted one keeps its place."""

    side: str
    text: str
    day: str
    centre: str = ""
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class Note(Said):
    """What people of the desk write for each other; she never sees it."""

    by: int
    text: str
    day: str


@dataclass(frozen=True, slots=True)
class Packet(Said):
    """What a centre would be told: pairs of a field's name and its text, and what for."""

    fields: tuple[tuple[str, str], ...]
    purpose: str


@dataclass(frozen=True, slots=True)
class Agreed(Said):
    """Which fields of a packet she agreed to, and what for."""

    fields: tuple[str, ...]
    purpose: str


@dataclass(frozen=True, slots=True)
class Answer(Said):
    """Why a centre said no."""

    reason: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Filled(Said):
    """What an app has filled in for somebody: the words that it may say, and nothing of who she is.

    `area` is a place as the app names it and, once it is kept, a gazetteer id; `centres` are ids of the directory.
    """

    language: str
    area: str = ""
    needs: tuple[str, ...] = ()
    centres: tuple[str, ...] = ()

    def canonical(self) -> bytes:
        """Return the same bytes for the same wish, in whatever order and however often its parts are named."""
        parts = [self.language, self.area, sorted(set(self.needs)), sorted(set(self.centres))]
        return json.dumps(parts).encode("ascii")
