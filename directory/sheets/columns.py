"""The columns of a spreadsheet of listings: a stable English name each, and which fact of a content stands in it."""

from dataclasses import dataclass
from typing import Final

from directory.content.shape import ANSWERS, TEXTS, words_key

ID: Final = "id"
# Listings are in these languages only; words in another one stay as they are.
LANGUAGES: Final = ("en", "ur")


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is of directory.content; `part` says which of its parts: a language, or the kind of a number."""

    name: str
    key: str
    part: str = ""


def _words(text: str) -> tuple[Column, ...]:
    return tuple(Column(f"{text}_{language}", words_key(text), language) for language in LANGUAGES)


COLUMNS: Final = (
    *_words("name"),
    Column("kind", "kind"),
    *_words("description"),
    Column("needs", "needs"),
    Column("audiences", "audiences"),
    Column("place", "place"),
    Column("hidden", "confidential"),
    Column("address", "address"),
    Column("postal_code", "postal_code"),
    Column("phones", "phones", "voice"),
    Column("text_messages", "phones", "sms"),
    Column("whatsapp", "phones", "whatsapp"),
    Column("reached_through", "reached_through"),
    Column("emails", "emails"),
    Column("website", "url"),
    Column("areas", "areas"),
    Column("always_open", "always_open"),
    Column("hours", "week"),
    Column("ramadan_hours", "ramadan"),
    Column("closed_days", "exceptions"),
    Column("costs", "costs"),
    Column("spoken", "spoken"),
    *(column for text in TEXTS if text not in {"name", "description"} for column in _words(text)),
    *(Column(name, name) for name in ANSWERS),
    Column("status", "status"),
    Column("capacity", "capacity"),
    Column("full_until", "capacity_until"),
)
BY_NAME: Final = {column.name: column for column in COLUMNS}
# A number is read as it is dialled where the place is: so that comes first.
READ_IN_ORDER: Final = tuple(sorted(COLUMNS, key=lambda column: column.key not in {"place", "confidential"}))


def columns_of(key: str) -> tuple[Column, ...]:
    """Return the columns in which a fact stands; none for what a spreadsheet does not hold."""
    return tuple(column for column in COLUMNS if column.key == key)
