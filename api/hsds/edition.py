"""Which edition of the directory is sent: what makes ETags, and lets an answer that has not changed cost nothing."""

from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b
from time import monotonic
from typing import Final, NamedTuple

from django.db import connection
from django.utils import timezone

from directory import sandbox

# How long a worker may answer "not changed" without asking the database again.
RECENT_S: Final = 0.1
NOW: Final = """
select coalesce((select max(number) from directory_catalogueversion), 0),
       (select max(modified_at) from api_readyservice),
       (select max(good_until) from api_readyservice where good_until < %s)"""


class Edition(NamedTuple):
    """The catalogue's version, when what is sent last changed, and the last day whose end alone changed something."""

    number: int
    changed_at: datetime | None
    ended_on: date | None

    def tag(self, address: str) -> str:
        """Return the ETag of this edition at an address, with its quotation marks."""
        said = f"{self.number} {self.changed_at} {self.ended_on} {address}"
        return f'"{blake2b(said.encode(), digest_size=12).hexdigest()}"'

    def last_modified(self, now: datetime) -> datetime | None:
        """Return a whole second after which nothing changed; None where that second is not over yet."""
        moments = [self.changed_at, self._ending()]
        last = max((moment for moment in moments if moment), default=None)
        if last is None:
            return None
        second = last.replace(microsecond=0) + timedelta(seconds=bool(last.microsecond))
        return second.astimezone(UTC) if second <= now else None

    def _ending(self) -> datetime | None:
        """Return when the day after `ended_on` began, in the directory's own time."""
        if self.ended_on is None:
            return None
        return timezone.make_aware(datetime.combine(self.ended_on + timedelta(days=1), time()))


def current() -> Edition:
    """Return the edition as the database has it, by one statement."""
    with connection.cursor() as cursor:
        cursor.execute(NOW, [timezone.localdate()])
        found = Edition(*cursor.fetchone())
    _kept[sandbox.is_on()] = (monotonic(), found)
    return found


def recent() -> Edition:
    """Return the edition as it was a tenth of a second ago or later."""
    known_at, edition = _kept.get(sandbox.is_on(), (0.0, None))
    return edition if edition and monotonic() - known_at < RECENT_S else current()


# A worker's own memory: of the directory, and of the sandbox.
_kept: dict[bool, tuple[float, Edition]] = {}

forget = _kept.clear
