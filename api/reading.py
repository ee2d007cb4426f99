"""Reads the parameters of an address one by one, and refuses them all together."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from typing import Final, TypeVar
from uuid import UUID

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from api.errors import Refusal

T = TypeVar("T")
Convert = Callable[[str], T]

YES: Final = {"true", "1"}
NO: Final = {"false", "0"}


class WrongValueError(ValueError):
    """A value that a parameter cannot have; holds what to write instead."""

    def __init__(self, said: str | Promise) -> None:
        super().__init__()
        self.said = said


class Reader:
    """Takes parameters by name; `finish` refuses when one of them was wrong."""

    def __init__(self, params: Mapping[str, str]) -> None:
        self.params = params
        self.errors: dict[str, str] = {}

    def take(self, name: str, convert: Convert[T], default: T) -> T:
        """Return the parameter as `convert` reads it; the default when it is absent, empty or wrong."""
        value = self.params.get(name, "")
        if not value:
            return default
        try:
            return convert(value)
        except WrongValueError as wrong:
            self.errors[name] = str(wrong.said)
            return default

    def finish(self) -> None:
        """Refuse (422) when something was wrong."""
        if self.errors:
            raise Refusal(errors=self.errors)


def whole_number(least: int, most: int | None = None) -> Convert[int]:
    """Return a reader of ASCII whole numbers from `least` to `most`."""

    def convert(value: str) -> int:
        # A number of more than 18 digits is no page of ours, and turning it into an int costs time.
        number = int(value[:19]) if value.isascii() and value.isdigit() else -1
        if number < least:
            raise WrongValueError(_("Write a whole number, %(least)s or more.") % {"least": least})
        if most is not None and number > most:
            raise WrongValueError(_("Write a whole number, at most %(most)s.") % {"most": most})
        return number

    return convert


def yes_or_no(value: str) -> bool:
    """Read true, 1, false or 0."""
    if value.lower() not in YES | NO:
        raise WrongValueError(_("Write true or false."))
    return value.lower() in YES


def identifier(value: str) -> UUID:
    """Read a UUID."""
    try:
        return UUID(value)
    except ValueError as error:
        raise WrongValueError(_("Write an id as the directory gives it.")) from error


def moment(value: str) -> datetime:
    """Read a date or a date with time, in ISO 8601; UTC when no offset is said."""
    try:
        read = parse_datetime(value) or parse_date(value)
        found = in_utc(read) if read else None
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise WrongValueError(_("Write a date like 2026-01-31 or 2026-01-31T09:00:00Z."))
    return found


def in_utc(read: date) -> datetime:
    """Return the moment in UTC: PostgreSQL takes no offset of 16 hours or more. A date means its first moment."""
    moment = read if isinstance(read, datetime) else datetime.combine(read, time.min)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def words(value: str) -> str:
    """Read what to search for; PostgreSQL's texts cannot hold NUL."""
    if "\x00" in value or len(value) > 200:
        raise WrongValueError(_("Write fewer than 200 letters, and none that cannot be seen."))
    return value
