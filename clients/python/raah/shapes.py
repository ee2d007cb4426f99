"""What the API answers, as values. What a later version adds is left out, so that an old client goes on working."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self


class FromJSON:
    """A value made of an object of the API."""

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> Self:
        """Return the value; names that are not known here are left out, and so are those that are absent."""
        known = {field.name for field in fields(cls)}  # type: ignore[arg-type]
        return cls(**{name: value for name, value in said.items() if name in known})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(FromJSON):
    """A place of the gazetteer, in degrees. `id` stays, and can be asked with; `name_ur` is empty where not known."""

    id: str
    name: str
    name_ur: str
    kind: str
    latitude: float
    longitude: float
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone(FromJSON):
    """A number as published, and what stands behind tel:."""

    number: str
    dial: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachedThrough(FromJSON):
    """A line that leads there without being its own."""

    dial: str
    label: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assurance(FromJSON):
    """Whether Raah has confirmed a listing ("confirmed", "unconfirmed"), of what date that, or its source, is."""

    state: str
    date: str | None
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Centre(FromJSON):
    """Help at a place, or a line. `distance_m` only where the door itself is known; else `distance_km_about`, or none.

    `open_now` is None where the hours are not known: say that, never "closed".
    """

    id: str
    name: str
    organization: str
    precision: str | None
    place: str | None
    phones: tuple[Phone, ...]
    reached_through: tuple[ReachedThrough, ...]
    needs: tuple[str, ...]
    open_now: bool | None
    assurance: Assurance
    url: str
    distance_m: int | None = None
    distance_km_about: int | None = None

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> Self:
        """Return the value."""
        parts = {
            "phones": tuple(map(Phone.read, said["phones"])),
            "reached_through": tuple(map(ReachedThrough.read, said["reached_through"])),
            "needs": tuple(said["needs"]),
            "assurance": Assurance.read(said["assurance"]),
        }
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in {**said, **parts}.items() if name in known})


@dataclass(frozen=True, slots=True)
class Nearest:
    """What was understood as the place, the lines that cover it, and what is nearest."""

    place: Place | None
    helplines: tuple[Centre, ...]
    results: tuple[Centre, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(FromJSON):
    """A service that changed, or is public no more."""

    id: str
    deleted: bool
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOff(FromJSON):
    """A link for one person: give it to her, keep it nowhere. It works once, until `expires_at`."""

    id: str
    url: str
    expires_at: str
