"""What is asked of a list, as a value: read from the address, from a JSON body, or from both."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext as _
from rest_framework.request import Request

from api.documents.hsds_parameters import ALL, FORMATS, MOST_PER_PAGE, OF_LIST, OLDER, PER_PAGE
from api.errors import Refusal
from api.reading import Reader, WrongValueError, identifier, moment, whole_number, words, yes_or_no
from directory.question import MAX_RADIUS_M, number

# Each word of a search is looked for by itself.
MOST_WORDS: Final = 10
# Who asks for what is minimal compares all of it with a copy: that is one page.
ALL_AT_ONCE: Final = 10_000


@dataclass(frozen=True, slots=True)
class Narrow:
    """What a list is narrowed to; all that is said must hold. `id` is that of the one thing under `/{id}`."""

    id: UUID | None = None
    search: str = ""
    taxonomy_term_id: UUID | None = None
    taxonomy_id: UUID | None = None
    organization_id: UUID | None = None
    modified_after: datetime | None = None
    postcode: str = ""
    proximity: float | None = None
    top_only: bool = False
    parent_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to a list: what is in it, how much of each thing is said, which page; `lines` is all, as NDJSON."""

    narrow: Narrow = field(default_factory=Narrow)
    minimal: bool = False
    full: bool = False
    full_service: bool = False
    page: int = 1
    per_page: int = PER_PAGE
    lines: bool = False


def read(params: Mapping[str, str], of_list: str) -> Asked:
    """Return the question, or refuse (422) and say all that is wrong with it."""
    reader = Reader(params)
    taken = {name: reader.take(name, READERS[name], None) for name in OF_LIST[of_list] if name in READERS}
    lines = reader.take("format", _format, FORMATS[0]) == "ndjson"
    usual = ALL_AT_ONCE if taken.get("minimal") and not taken.get("full") else PER_PAGE
    per_page = reader.take("per_page", _per_page, reader.take(OLDER, _per_page, usual))
    page = reader.take("page", whole_number(1), 1)
    if taken.get("proximity") and not taken.get("postcode"):
        reader.errors["proximity"] = _("Say from where, in postcode.")
    reader.finish()
    said = {name: value for name, value in taken.items() if value is not None}
    depth = {name: said.pop(name) for name in DEPTHS if name in said}
    return Asked(Narrow(**said), **depth, page=page, per_page=per_page, lines=lines)


def params_of(request: Request, of_list: str) -> dict[str, str]:
    """Return what is said in the address and in the body, as texts.

    Names that the standard has, but not for this list, are refused: their answer would look narrowed and not be.
    Names that it does not have are passed over: another version of it may have them.
    """
    said: dict[str, str] = {}
    errors: dict[str, str] = {}
    for name, value in _said(request):
        if name in said and said[name] != value:
            errors[name] = _("This is said twice, and differently.")
        elif name in ALL and name not in OF_LIST[of_list]:
            errors[name] = _("This list cannot be narrowed by this.")
        elif not isinstance(value, str):
            errors[name] = _("Write a text, a number, true or false.")
        else:
            said[name] = value
    if errors:
        raise Refusal(errors=errors)
    return said


def _said(request: Request) -> Iterator[tuple[str, Any]]:
    known = ALL.keys() | {OLDER}
    for name in request.query_params.keys() & known:
        yield from ((name, value) for value in request.query_params.getlist(name))
    if request.method == "POST":
        members = dict(request.data).items()
        yield from ((name, _text(value)) for name, value in members if name in known and value is not None)


def _text(value: Any) -> Any:
    """Return a plain value as an address would say it; leave what is not plain."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, (int, float)) else value


def _search(value: str) -> str:
    if len(words(value).split()) > MOST_WORDS:
        raise WrongValueError(_("Write no more than %(most)s words.") % {"most": MOST_WORDS})
    return value


def _format(value: str) -> str:
    if value not in FORMATS:
        raise WrongValueError(_("Write json or ndjson."))
    return value


def _metres(value: str) -> float:
    metres = number(value)
    if metres is None or not 0 < metres <= MAX_RADIUS_M:
        raise WrongValueError(_("The distance is a number of metres, more than 0."))
    return metres


_per_page = whole_number(1, MOST_PER_PAGE)
DEPTHS: Final = ("minimal", "full", "full_service")
READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "search": _search,
    "taxonomy_term_id": identifier,
    "taxonomy_id": identifier,
    "organization_id": identifier,
    "modified_after": moment,
    "postcode": words,
    "proximity": _metres,
    "top_only": yes_or_no,
    "parent_id": identifier,
    "minimal": yes_or_no,
    "full": yes_or_no,
    "full_service": yes_or_no,
}
