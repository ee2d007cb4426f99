"""A throttle that slows and never locks out, and that cannot say whom it slowed.

A counter is one moment: that until which its tries are spent. Each try moves it on by one interval, and it may lie at
most `burst` intervals ahead (GCRA, the leaky bucket). So whoever is refused hears of a wait of one interval at most.
That is when a try will be free, not whose it will be: where many may ask for one value, count each of them too.

Neither an address nor an e-mail is kept. A counter is found by a hash under a key of 32 random bytes, which all
processes of a machine read from one file in memory, and which is overwritten after an hour. With it every counter loses
its meaning: nobody can find out any more whose it was, and all begin anew. That is meant. It lets up to another `burst`
through once an hour, so a pace that needs more than an hour to give all tries back is in truth a quicker one. A site
that is served from several machines (or containers, or by several system users) counts on each of them.
"""

import fcntl
import logging
import os
import secrets
import stat
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest

log = logging.getLogger("safety")

MEMORY: Final = Path("/dev/shm")  # noqa: S108 - what is opened in it is looked at first
HOUR_S: Final = 60 * 60
TIME_BYTES, KEY_BYTES, COUNTER_BYTES = 5, 32, 16
SHORTEST_S: Final = 0.001
# The visitor's own network, as a provider gives it to one line.
LINE_BITS: Final = 64
UNKNOWN: Final = "unknown"

# One statement, so that of a hundred tries at once none sees a counter that another is about to move.
# `excluded` holds what a new counter would: the present moment and one interval.
TAKE: Final = """
insert into safety_throttle as counter (key, spent_until)
values (%(key)s, coalesce(%(now)s::timestamptz, clock_timestamp()) + %(every)s)
on conflict (key) do update
  set spent_until = greatest(counter.spent_until + %(every)s, excluded.spent_until)
  where counter.spent_until + %(every)s <= excluded.spent_until + %(spare)s
returning true
"""
# No counter of this pace lies further ahead than all its tries, unless the clock was set back or the pace changed.
# Such a one is drawn back, or it would lock out until then.
LEFT: Final = """
with moment as (select coalesce(%(now)s::timestamptz, clock_timestamp()) + %(full)s as furthest),
drawn_back as (
  update safety_throttle set spent_until = furthest from moment where key = %(key)s and spent_until > furthest
)
select extract(epoch from spent_until - furthest + %(every)s)::float8
from safety_throttle, moment where key = %(key)s
"""
GIVE_BACK: Final = "update safety_throttle set spent_until = spent_until - %(every)s where key = %(key)s"
CLEAR: Final = "delete from safety_throttle where key = %(key)s"
FORGET: Final = "delete from safety_throttle where spent_until <= coalesce(%(now)s::timestamptz, clock_timestamp())"

Said = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pace:
    """`burst` tries at once, and then one each `every_s` seconds."""

    burst: int
    every_s: float

    def __post_init__(self) -> None:
        """Refuse a pace at which nobody, or everybody, would pass."""
        if self.burst < 1 or not self.every_s >= SHORTEST_S:
            raise ValueError(f"A pace needs one try and {SHORTEST_S} seconds at least, not {self}.")


class KeyRefusedError(OSError):
    """What lies where the key of the hour should lie is not ours alone."""


def spend(purpose: str, value: str, pace: Pace, *, now: datetime | None = None) -> float:
    """Take one try, before what it guards is done; return 0.0, or in how many seconds (at most `every_s`) to try again.

    `purpose` is a name of up to 16 ASCII letters with one pace of its own. `value` is whom or what it counts, in one
    spelling. Not to be called inside a transaction, which could undo the count: that is an error. `now` is the
    database's clock unless it is given.
    """
    return _take(_said(purpose, value, pace, now))


def spend_all(tries: Iterable[tuple[str, str, Pace]], *, now: datetime | None = None) -> float:
    """Take one try of each counter, or none: return 0.0, or the longest wait.

    What comes after one that refuses is only looked at. So name the address before the account: whoever is slowed for
    an address cannot use up the tries of an account from there, not even for a moment.
    """
    taken: list[Said] = []
    longest = 0.0
    for purpose, value, pace in tries:
        said = _said(purpose, value, pace, now)
        wait = _left(said) if longest else _take(said)
        longest = max(longest, wait)
        if not longest:
            taken.append(said)
    if longest:
        for said in taken:
            _run(GIVE_BACK, said)
    return longest


def refund(purpose: str, value: str, pace: Pace) -> None:
    """Give back one try that was taken, after a success. What an hour has ended cannot be given back, nor need it."""
    _run(GIVE_BACK, _said(purpose, value, pace))


def clear(purpose: str, value: str) -> None:
    """Give all tries back."""
    _run(CLEAR, {"key": _counter(purpose, value)})


def forget(*, now: datetime | None = None) -> int:
    """Erase the counters that hold nobody back any more, and the key of an hour that is over; return how many."""
    hour_key()
    with connection.cursor() as cursor:
        cursor.execute(FORGET, {"now": now})
        return int(cursor.rowcount)


def address_of(request: HttpRequest) -> str:
    """Return the visitor's network for a counter: an IPv4 address, the /64 of an IPv6 address, or "unknown".

    Behind a web server it is what that server has put last into X-Forwarded-For, for all before it may be invented.
    Never to be logged or stored.
    """
    try:
        return _network(ip_address(_told_address(request)))
    except ValueError:
        return UNKNOWN


def sender_of(request: HttpRequest, purpose: str) -> bytes | None:
    """Return what tells two senders of this hour apart, and later nothing; None where no address is known."""
    address = address_of(request)
    return None if address == UNKNOWN else _counter(purpose, address)


def hour_key() -> bytes:
    """Return the key of this hour: the same in every process; makes another where there is none or it is too old."""
    with _locked(key_file()) as file:
        return _kept_key(file) or _new_key(file)


def key_file() -> Path:
    """Return where the key lies: in memory, or where there is no such folder, among temporary files."""
    in_memory = MEMORY.is_dir() and os.access(MEMORY, os.W_OK | os.X_OK)
    installation = blake2b(str(settings.DATA_DIR).encode(), digest_size=8).hexdigest()
    return (MEMORY if in_memory else Path(tempfile.gettempdir())) / f"raah-{installation}-{os.geteuid()}"


def _said(purpose: str, value: str, pace: Pace, now: datetime | None = None) -> Said:
    """Return what the statements are told: the hash, but not the value."""
    every = timedelta(seconds=pace.every_s)
    key = _counter(purpose, value)
    spare = every * (pace.burst - 1)
    return {"key": key, "now": now, "every": every, "spare": spare, "full": spare + every, "most_s": pace.every_s}


def _counter(purpose: str, value: str) -> bytes:
    # Half a character, as a program may send it, is hashed like any other: an error would quote the value.
    said = value.encode(errors="surrogatepass")
    return blake2b(said, digest_size=COUNTER_BYTES, key=hour_key(), person=purpose.encode()).digest()


def _take(said: Said) -> float:
    with transaction.atomic(durable=True):
        is_taken = _run(TAKE, said, returns=True) is not None
    # Between the two statements a try may have come free; who was refused is still refused.
    return 0.0 if is_taken else max(_left(said), SHORTEST_S)


def _left(said: Said) -> float:
    """Return in how many seconds the counter will have a try, without taking one; 0.0 when it has."""
    row = _run(LEFT, said, returns=True)
    # What was just drawn back reads as it was; and an interval in whole microseconds may be a part of one longer.
    return min(max(row[0], 0.0), said["most_s"]) if row else 0.0


def _run(statement: str, said: Said, *, returns: bool = False) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, said)
        return cursor.fetchone() if returns else None


def _told_address(request: HttpRequest) -> str:
    if settings.SECURE_PROXY_SSL_HEADER:
        return str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _network(address: IPv4Address | IPv6Address) -> str:
    # An IPv4 address in the clothes of IPv6 (::ffff:…) would share its /64 with all others.
    plain = address.ipv4_mapped or address if isinstance(address, IPv6Address) else address
    return str(plain if isinstance(plain, IPv4Address) else ip_network((int(plain), LINE_BITS), strict=False))


@contextmanager
def _locked(path: Path) -> Iterator[int]:
    """Open the file, made if it is missing, and hold every other process off until it is closed.

    Others may write into the folder, so what lies there is used only when it is a plain file of ours alone: no link,
    which could lead to another file of ours, and nothing that somebody else can read.
    """
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise _refused(path) from error
    try:
        if not _is_ours_alone(os.fstat(file)):
            raise _refused(path)
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file
    finally:
        os.close(file)


def _is_ours_alone(found: os.stat_result) -> bool:
    is_private = stat.S_ISREG(found.st_mode) and not stat.S_IMODE(found.st_mode) & 0o077
    return is_private and found.st_uid == os.geteuid() and found.st_nlink <= 1


def _refused(path: Path) -> KeyRefusedError:
    """Return the error, and tell the operator, for logs leave out what errors say."""
    log.error("the key of the throttle is refused, for it is not a plain file of our own: %s", path)
    return KeyRefusedError(f"{path} is not a plain file of our own.")


def _kept_key(file: int) -> bytes | None:
    """Return the key that the file holds, if it is whole and of the hour that has passed."""
    kept = os.pread(file, TIME_BYTES + KEY_BYTES + 1, 0)
    age = int(time.time()) - int.from_bytes(kept[:TIME_BYTES], "big")
    return kept[TIME_BYTES:] if len(kept) == TIME_BYTES + KEY_BYTES and 0 <= age < HOUR_S else None


def _new_key(file: int) -> bytes:
    """Write another key over the old one, with its time of birth, and return it."""
    key = secrets.token_bytes(KEY_BYTES)
    os.ftruncate(file, 0)
    os.pwrite(file, int(time.time()).to_bytes(TIME_BYTES, "big") + key, 0)
    return key
