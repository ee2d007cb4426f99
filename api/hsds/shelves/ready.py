"""What is ready is sent as it stands, with the moment of its last change put in."""

from datetime import UTC, date, datetime

import orjson
from django.utils import timezone

from api.hsds.writing.shared import OURS


def as_sent(text: str, modified_at: datetime, good_until: date | None) -> bytes:
    """Return a ready object with `last_modified`; without its capacity once the day of that has passed."""
    if good_until is not None and good_until < timezone.localdate():
        text = _without_capacity(text)
    return b'{"last_modified":"%b",%b' % (stamp(modified_at).encode(), text[1:].encode())


def stamp(moment: datetime) -> str:
    """Return a moment in UTC, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _without_capacity(text: str) -> str:
    said = orjson.loads(text)
    said.pop("capacities", None)
    said.get(OURS, {}).pop("capacity", None)
    return orjson.dumps(said).decode()
