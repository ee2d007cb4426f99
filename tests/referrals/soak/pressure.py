"""Two hundred codes at once, thrown at the private side, and what can be seen of it from outside meanwhile."""

import asyncio
import json
import os
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

import psycopg

from config import env
from referrals.slots import SLOTS
from tests.referrals.her.walking import ASK, BACK
from tests.referrals.soak import asking
from tests.referrals.soak.asking import Answer
from tests.referrals.soak.scene import Served
from tests.referrals.soak.times import p

AT_ONCE = 200
LOOK_EVERY_S = 0.02
RETRY_AFTER = re.compile(r"retry-after: (\d+)", re.IGNORECASE)
HELD = "select count(*) from pg_locks where locktype = 'advisory' and classid = %s and granted and database ="
HELD += " (select oid from pg_database where datname = current_database())"


@dataclass
class Seen:
    """What was seen while it lasted."""

    answers: list[Answer] = field(default_factory=list)
    pages: list[Answer] = field(default_factory=list)
    most_derivations: int = 0
    most_memory_mib: float = 0

    def by_status(self) -> Counter:
        """Return how many answers there were of each status."""
        return Counter(answer.status for answer in self.answers)

    def longest_s(self, *statuses: int) -> float:
        """Return how long the last of these answers took."""
        return max((answer.took for answer in self.answers if answer.status in statuses), default=0.0)

    def said(self) -> dict[str, object]:
        """Return the figures."""
        pages = [answer.took for answer in self.pages] or [0.0]
        return {
            "answers": dict(self.by_status()),
            "longest s": round(self.longest_s(*self.by_status()), 2),
            "longest of 503 s": round(self.longest_s(503), 2),
            "most derivations": self.most_derivations,
            "most memory MiB": round(self.most_memory_mib),
            "her first page p50 s": round(p(0.5, pages), 2),
            "her first page longest s": round(max(pages), 2),
        }


def storm(server: Served, database_url: str, seconds: float = 0.0) -> Seen:
    """Throw 200 codes at once at a server, and 200 again for so long; return what was seen."""
    seen = Seen()
    until = time.monotonic() + seconds
    with _watched(seen, server, database_url):
        number = 0
        while number == 0 or time.monotonic() < until:
            seen.answers += asyncio.run(_all_at_once(server.url, number))
            number += AT_ONCE
    return seen


@contextmanager
def searching(server: Served, database_url: str, seconds: float) -> Iterator[list[dict[str, float]]]:
    """Have somebody search on the public's side for so long; the list holds the figures at the end."""
    command = [sys.executable, "-m", "tests.referrals.soak.searching", str(server.port), database_url, str(seconds)]
    found: list[dict[str, float]] = []
    with subprocess.Popen(command, cwd=env.BASE_DIR, env=os.environ.copy(), stdout=subprocess.PIPE) as process:
        yield found
        out, _ = process.communicate()
        found.append(json.loads(out))


async def _all_at_once(url: str, first: int) -> Sequence[Answer]:
    return await asyncio.gather(*(_try(url, number) for number in range(first, first + AT_ONCE)))


async def _try(url: str, number: int) -> Answer:
    """Type a code that opens nothing, from a network of its own."""
    at, body = urlsplit(url), urlencode({"act": "open", "code": f"{number:016}"})
    headers = asking.FORM | asking.from_network(number) | {"Host": "localhost", "Connection": "close"}
    lines = [f"POST {BACK} HTTP/1.1", *(f"{name}: {said}" for name, said in headers.items())]
    began = time.perf_counter()
    reader, writer = await asyncio.open_connection(at.hostname, at.port)
    writer.write("\r\n".join([*lines, f"Content-Length: {len(body)}", "", body]).encode())
    answer = await reader.read()
    writer.close()
    head, _, page = answer.decode().partition("\r\n\r\n")
    wait = RETRY_AFTER.search(head)
    return Answer(int(head[9:12] or 0), page, time.perf_counter() - began, wait[1] if wait else "")


@contextmanager
def _watched(seen: Seen, server: Served, database_url: str) -> Iterator[None]:
    """Look on: at the slots that are taken, at the memory, and at somebody who only wants to see the first page."""
    over = threading.Event()
    threads = [
        threading.Thread(target=_watch, args=(seen, server, database_url, over)),
        threading.Thread(target=_visit, args=(seen, server, over)),
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


def _watch(seen: Seen, server: Served, database_url: str, over: threading.Event) -> None:
    with psycopg.connect(database_url, autocommit=True) as connection:
        while not over.wait(LOOK_EVERY_S):
            row = connection.execute(HELD, [SLOTS]).fetchone()
            seen.most_derivations = max(seen.most_derivations, row[0] if row else 0)
            seen.most_memory_mib = max(seen.most_memory_mib, server.memory_mib())


def _visit(seen: Seen, server: Served, over: threading.Event) -> None:
    while not over.wait(LOOK_EVERY_S):
        seen.pages.append(asking.get(server.url, ASK, **asking.from_network(65_000)))
