"""Walks through the JSON of a guide and knows at every step where it stands, so that a refusal names the field."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

Choice = TypeVar("Choice", bound=StrEnum)


class GuideError(ValueError):
    """A guide's file cannot be used; the words name the file and the field."""


@dataclass(frozen=True, slots=True)
class Field:
    """One value, and where it stands: "first-steps.json: sections[2].heading"."""

    where: str
    value: Any

    def refused(self, why: str) -> GuideError:
        """Return the refusal of this field."""
        return GuideError(f"{self.where.rstrip(':')}: {why}")

    def part(self, name: str, default: Any = None) -> "Field":
        """Return a field of an object, or a default (of the JSON types) where it is left out."""
        if not isinstance(self.value, dict):
            raise self.refused("must be an object")
        separator = " " if self.where.endswith(":") else "."
        return Field(f"{self.where}{separator}{name}", self.value.get(name, default))

    def knows_only(self, *names: str) -> None:
        """Refuse a field that nobody reads: it is misspelt."""
        unknown = sorted(set(self.items()) - set(names))
        if unknown:
            raise self.refused(f"has an unknown field: {unknown[0]}")

    def items(self) -> dict[str, "Field"]:
        """Return the fields of an object by name."""
        if not isinstance(self.value, dict):
            raise self.refused("must be an object")
        return {name: self.part(name) for name in self.value}

    def each(self) -> Iterator["Field"]:
        """Yield the items of a list."""
        if not isinstance(self.value, list):
            raise self.refused("must be a list")
        for number, value in enumerate(self.value):
            yield Field(f"{self.where}[{number}]", value)

    def text(self) -> str:
        """Return a text; it may not be empty or have space around it."""
        if not isinstance(self.value, str) or not self.value or self.value != self.value.strip():
            raise self.refused("must be a text, not empty, without space around it")
        return self.value

    def text_or_nothing(self) -> str:
        """Return a text that may be empty."""
        return "" if self.value == "" else self.text()

    def number(self) -> int:
        """Return a whole number."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.refused("must be a whole number")
        return self.value

    def flag(self) -> bool:
        """Return true or false."""
        if not isinstance(self.value, bool):
            raise self.refused("must be true or false")
        return self.value

    def choice(self, choices: type[Choice]) -> Choice:
        """Return one of a closed list."""
        if self.value not in [str(choice) for choice in choices]:
            raise self.refused(f"must be one of {', '.join(choices)}")
        return choices(self.value)
