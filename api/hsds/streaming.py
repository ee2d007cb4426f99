"""A whole list as NDJSON, in flat memory however long it is.

It is written to a temporary file first, in one snapshot of the database, and then sent from there. So a database that
goes away is said as an error before the first byte, and never ends an answer that looks whole; the length is known, so
that a copy knows when it has all; and a slow line holds no snapshot and no connection.
"""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Final, Protocol

from django.db import connection, transaction
from django.http import HttpResponse, StreamingHttpResponse
from rest_framework.exceptions import APIException

MEDIA_TYPE: Final = "application/x-ndjson"
BATCH: Final = 500
PIECE: Final = 64 * 1024
# So much is handed to the server at once, compressed like any answer; what is longer is sent piece by piece.
AT_ONCE: Final = 4 * 1024 * 1024
# Whoever has locked this very file has the turn: nothing has to be written for it, and it ends with the process.
TURN: Final = Path(__file__)


class BusyError(APIException):
    """Another long list is being sent; 503."""

    status_code = 503


class Readable(Protocol):
    """What can be read bit by bit, and tells when it was closed."""

    @property
    def closed(self) -> bool:
        """Tell whether it was closed."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, no more than `size`; none at the end."""


class Pieces:
    """The file, piece by piece; closes what was opened for it at its end, or when nobody reads on."""

    def __init__(self, file: Readable, opened: ExitStack) -> None:
        self.file, self.close = file, opened.close

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        if not self.file.closed and (piece := self.file.read(PIECE)):
            return piece
        self.close()
        raise StopIteration


def stream(lines: Iterable[bytes]) -> HttpResponse | StreamingHttpResponse:
    """Return an answer that sends all lines, which come in pieces. BusyError."""
    with ExitStack() as opened:
        file = opened.enter_context(SpooledTemporaryFile(AT_ONCE))
        length = write(lines, file, opened)
        file.seek(0)
        if length <= AT_ONCE:
            return HttpResponse(file.read(), content_type=MEDIA_TYPE)
        pieces = Pieces(file, opened.pop_all())
    return StreamingHttpResponse(pieces, content_type=MEDIA_TYPE, headers={"Content-Length": str(length)})


def write(lines: Iterable[bytes], file: IO[bytes], opened: ExitStack) -> int:
    """Write the lines as the database has them at one moment; return how many bytes they are.

    Takes the turn as soon as they are too many to be sent at once. BusyError.
    """
    length, is_long = 0, False
    with snapshot():
        for piece in lines:
            length += file.write(piece)
            if length > AT_ONCE and not is_long:
                is_long = True
                opened.enter_context(turn())
    return length


@contextmanager
def snapshot() -> Iterator[None]:
    """Let all statements see one moment. Inside somebody's transaction they see what it sees."""
    is_inside = connection.in_atomic_block
    with transaction.atomic():
        if not is_inside:
            with connection.cursor() as cursor:
                cursor.execute("set transaction isolation level repeatable read, read only")
        yield


@contextmanager
def turn(file: Path = TURN) -> Iterator[None]:
    """Hold the one turn of this machine: who waits for a slow reader holds a thread meanwhile. BusyError."""
    handle = os.open(file, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as busy:
            raise BusyError from busy
        yield
    finally:
        os.close(handle)
