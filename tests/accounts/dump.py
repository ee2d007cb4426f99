"""A dump of the whole database, and what can be found in it by somebody who looks harder than by reading."""

import re
import zlib
from base64 import b64encode, urlsafe_b64decode
from binascii import Error, unhexlify
from collections.abc import Iterator

from django.db import connection

RUN = re.compile(rb"[A-Za-z0-9+/_-]{8,}={0,2}")
HEX = re.compile(rb"(?:[0-9a-fA-F]{2}){8,}")
DEPTH = 3
TABLES = "select quote_ident(tablename) from pg_tables where schemaname = 'public'"
BEGINNING = "select pg_current_xact_id()::text::bigint"
ROWS = "copy (select * from {name} where xmin::text::bigint >= {beginning}) to stdout"


class Dumps:
    """Every row that any table has held since the beginning, at one of the moments at which it was looked at."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(BEGINNING)
            [self.beginning] = cursor.fetchone()
        self.rows: set[bytes] = set()
        self.changed: set[str] = set()

    def take(self) -> None:
        """Look at every table, as `pg_dump` does; keep what has been written since the beginning."""
        with connection.cursor() as cursor:
            cursor.execute(TABLES)
            for (name,) in cursor.fetchall():
                with cursor.copy(ROWS.format(name=name, beginning=self.beginning)) as copied:
                    found = b"".join(bytes(part) for part in copied).splitlines()
                self.rows |= set(found)
                self.changed |= {name} if found else set()

    def holds(self, secret: bytes) -> bool:
        """Say whether a secret stands anywhere: as it is, in hex, in base64, compressed, or one in the other."""
        return any(stands_in(row, secret) for row in self.rows)


def stands_in(text: bytes, secret: bytes, depth: int = DEPTH) -> bool:
    """Say whether a secret stands in a text in one of these forms."""
    return any(form in written for written in everything_in(text, depth) for form in forms(secret))


def everything_in(text: bytes, depth: int = DEPTH) -> Iterator[bytes]:
    """Yield a text, and what stands in it in another form: base64, hex, compressed, one in the other."""
    yield text
    if depth:
        for inside in _opened(text):
            yield from everything_in(inside, depth - 1)


def forms(secret: bytes) -> Iterator[bytes]:
    """Return how a secret may be written: as it is, in hex, and in base64 wherever in it the secret begins."""
    yield secret
    yield secret.hex().encode()
    yield secret.hex().upper().encode()
    for before in range(3):
        whole = b64encode(bytes(before) + secret)
        certain = whole[-(-before * 4 // 3) : len(whole) - (4 if len(bytes(before) + secret) % 3 else 0)]
        yield certain
        yield certain.replace(b"+", b"-").replace(b"/", b"_")


def _opened(text: bytes) -> Iterator[bytes]:
    """Return what stands in a text in another form: runs of base64 and of hex, and what is compressed."""
    for run in RUN.findall(text):
        plain = run.rstrip(b"=").translate(bytes.maketrans(b"+/", b"-_"))
        for cut in (plain, plain[:-1]):
            try:
                yield urlsafe_b64decode(cut + b"=" * (-len(cut) % 4))
            except Error:
                continue
    yield from (unhexlify(run) for run in HEX.findall(text))
    for way in (zlib.MAX_WBITS, -zlib.MAX_WBITS, zlib.MAX_WBITS | 16):
        try:
            yield zlib.decompressobj(way).decompress(text)
        except zlib.error:
            continue
