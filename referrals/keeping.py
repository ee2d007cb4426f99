"""Puts words into an opened case, and reads them; nothing here knows what they mean."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from referrals.models import Blob, Kind
from referrals.said import Said
from referrals.sealed.cases import OpenCase
from referrals.sealed.errors import NotOpenedError
from safety import audit
from safety.models import AuditEvent

log = logging.getLogger("referrals")
Words = TypeVar("Words", bound=Said)


class DamagedWordsError(NotOpenedError):
    """Words of a case were changed, or removed, by somebody without its key. Says which, and nothing of what they are.

    Nobody has flagged them yet: whoever catches this outside a transaction does.
    """

    def __init__(self, case: UUID, kind: str, number: int) -> None:
        super().__init__()
        self.case, self.kind, self.number = case, kind, number

    def flag(self) -> None:
        """Write it down, once."""
        flag_case(self.case, self.kind, self.number)


@dataclass(frozen=True, slots=True)
class Entry:
    """One of a series: its words, or None where it is missing or was changed by somebody without the key."""

    number: int
    said: Said | None
    is_missing: bool = False


def put(opened: OpenCase, kind: Kind, said: Said, number: int = 0) -> None:
    """Seal words in their place; what stood there is replaced by the next version."""
    blob = Blob.objects.select_for_update().filter(case=opened.id, kind=kind, number=number).first()
    if blob is None:
        blob = Blob(case_id=opened.id, kind=kind, number=number, version=0)
    blob.version += 1
    blob.sealed = opened.seal(kind, number, blob.version, said.as_json())
    blob.save()


def get(opened: OpenCase, kind: Kind, shape: type[Words], number: int = 0) -> Words | None:
    """Return the words of one place; None where there are none. DamagedWordsError where they were tampered with."""
    blob = Blob.objects.filter(case=opened.id, kind=kind, number=number).first()
    try:
        return shape.from_json(opened.read(blob)) if blob else None
    except NotOpenedError as error:
        raise DamagedWordsError(opened.id, kind, number) from error


def demanded(opened: OpenCase, kind: Kind, shape: type[Words], number: int = 0) -> Words:
    """Return the words of a place that always has some. DamagedWordsError also where there are none."""
    found = get(opened, kind, shape, number)
    if found is None:
        raise DamagedWordsError(opened.id, kind, number)
    return found


def take_away(opened: OpenCase, kind: Kind, number: int = 0) -> None:
    """Remove what stands in one place."""
    Blob.objects.filter(case=opened.id, kind=kind, number=number).delete()


def series(opened: OpenCase, kind: Kind, shape: type[Said], count: int, after: int = 0) -> Iterator[Entry]:
    """Yield the numbered words from `after` + 1 to `count`. A hole or a broken seal is an entry without words."""
    blobs = {blob.number: blob for blob in Blob.objects.filter(case=opened.id, kind=kind, number__gt=after)}
    for number in range(after + 1, count + 1):
        yield _entry(opened, blobs.get(number), shape, number)


def _entry(opened: OpenCase, blob: Blob | None, shape: type[Said], number: int) -> Entry:
    if blob is None:
        return Entry(number, None, is_missing=True)
    try:
        return Entry(number, shape.from_json(opened.read(blob)))
    except NotOpenedError:
        return Entry(number, None)


def flag(opened: OpenCase, kind: str, number: int) -> None:
    """Write down, once, that something in a case was changed or removed by somebody without its key."""
    flag_case(opened.id, kind, number)


def flag_case(case: UUID, kind: str, number: int) -> None:
    """Write it down of a case that cannot even be opened."""
    found = {"event": "case.damaged", "subject": f"case:{case}", "facts": {"kind": str(kind), "number": number}}
    if AuditEvent.objects.filter(**found).exists():
        return
    audit.record("case.damaged", actor="site", subject=f"case:{case}", kind=str(kind), number=number)
    log.error("something in a case was changed without its key")
