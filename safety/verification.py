"""Goes along the chain of audit events, computes it anew, and stops at the first row that is not what it was.

It takes the rows from the database, and nothing that the database computes.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hmac import compare_digest

from safety.audit import FORGOTTEN
from safety.chain import START, Event, anchor_mac, link_hash
from safety.chain_rows import Anchor, Link, Row, rows


class BrokenChainError(Exception):
    """Which row is wrong, and how, in words for the operator."""


@dataclass
class Seen:
    """What was seen up to a link: its `position` and `hash` (the head's, at the end), and the hash of the link before.

    `anchored` is the last position that an anchor vouches for; `begins_at` that of a link whose event was forgotten;
    `forgotten` holds such positions as events name them; `unlinked` is the first event without a link.
    """

    position: int = 0
    hash: bytes = START
    before: bytes | None = None
    events: int = 0
    anchors: int = 0
    anchored: int = 0
    begins_at: int | None = None
    forgotten: set[int] = field(default_factory=set)
    unlinked: int | None = None


def verify(key: bytes | None) -> Seen:
    """Return what was seen, if all is as it was, or raise BrokenChainError. Without a key no MAC is looked at."""
    seen = Seen()
    for row, following in _with_next(rows()):
        _look(seen, row, following, key)
    if seen.unlinked:
        raise BrokenChainError(f"event {seen.unlinked}: it has no link; it was added by hand, or its link was removed")
    if seen.begins_at is not None and seen.begins_at not in seen.forgotten:
        raise BrokenChainError(f"{_range(1, seen.begins_at)}: removed; no event says that they were forgotten")
    return seen


def _look(seen: Seen, row: Row, following: Row | None, key: bytes | None) -> None:
    if row.link:
        _go_on(seen, row.link, row.event, following)
    elif row.event:
        seen.unlinked = seen.unlinked or row.event.pk
    if row.anchor:
        _check_mac(seen, row.anchor, key)
        _check_anchor(seen, row.anchor)


def _go_on(seen: Seen, link: Link, event: Event | None, following: Row | None) -> None:
    """Go on to the next link. The first one may stand for what was forgotten."""
    if event is None and seen.before is None:
        seen.begins_at = link.position
    else:
        _check_place(seen, link)
        _check_event(seen, link, event, following)
    seen.position, seen.hash, seen.before = link.position, link.hash, seen.hash


def _check_place(seen: Seen, link: Link) -> None:
    if link.position != seen.position + 1:
        raise BrokenChainError(_missing(seen, link.position - 1))


def _check_event(seen: Seen, link: Link, event: Event | None, following: Row | None) -> None:
    if event is None:
        raise BrokenChainError(f"position {link.position}: event {link.event} was removed")
    if not _follows(seen.hash, link, event):
        raise BrokenChainError(_differing(seen, link, event, following))
    seen.events += 1
    if event.event == FORGOTTEN:
        seen.forgotten |= _upto(event)


def _check_mac(seen: Seen, anchor: Anchor, key: bytes | None) -> None:
    if key is not None and not compare_digest(anchor.mac, anchor_mac(key, anchor.position, anchor.hash)):
        doubtful = _range(seen.anchored + 1, anchor.position)
        raise BrokenChainError(f"{doubtful}: the anchor of position {anchor.position} was not made with this key")


def _check_anchor(seen: Seen, anchor: Anchor) -> None:
    """See that the anchor knows the link at which we are. One that stands alone knows of a link that is gone."""
    if seen.before is None or anchor.position != seen.position:
        raise BrokenChainError(_missing(seen, anchor.position))
    if anchor.hash != seen.hash:
        made_anew = _range(seen.anchored + 1, anchor.position)
        raise BrokenChainError(f"{made_anew}: made anew; the anchor of position {anchor.position} knows another chain")
    seen.anchors += 1
    seen.anchored = anchor.position


def _missing(seen: Seen, upto: int) -> str:
    where = _range(seen.position + 1, upto)
    if seen.unlinked:
        return f"{where}: the link is missing; event {seen.unlinked} has none"
    return f"{where}: removed, with its link"


def _differing(seen: Seen, link: Link, event: Event, following: Row | None) -> str:
    """Say what happened where the chain does not go on: what can be left out, so that it does, was added."""
    if seen.before is not None and _follows(seen.before, link, event):
        return f"position {seen.position}: the event before event {event.pk} was added in the middle"
    if following and following.link and following.event and _follows(seen.hash, following.link, following.event):
        return f"position {link.position}: event {event.pk} was added in the middle"
    return f"position {link.position}: event {event.pk} was changed, or its link was"


def _follows(before: bytes, link: Link, event: Event) -> bool:
    return link.hash == link_hash(before, event)


def _upto(event: Event) -> set[int]:
    """Return the position up to which an event says that all was forgotten, if it does."""
    facts = json.loads(event.facts)
    upto = facts.get("upto") if isinstance(facts, dict) else None
    return {upto} if isinstance(upto, int) else set()


def _range(first: int, last: int) -> str:
    return f"position {first}" if first >= last else f"positions {first} to {last}"


def _with_next(found: Iterable[Row]) -> Iterator[tuple[Row, Row | None]]:
    """Give each row with the one after it."""
    row = None
    for following in found:
        if row:
            yield row, following
        row = following
    if row:
        yield row, None
