"""Marked words go every way that words can go; then everything that keeps anything is searched for them.

The servers, the worker, the mail server and the database are real. What is searched: the tables as a dump reads them,
at several moments; the files of the database and its log of changes; what it says of running statements, and what it
writes down of all of them when it is told to; the logs of server and worker; mail; cookies; the folders into which they
write; and the pages that must not hold a word.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from referrals.models import Blob, Case, CaseKeys, Kind
from tests.accounts.dump import Dumps, everything_in, forms, stands_in
from tests.centres import make_inbox
from tests.databases import url_of
from tests.desks import make_desk
from tests.jobs import wait_until, waiting, working
from tests.referrals.browsers import Browser
from tests.referrals.canary import DESK, Marked, centre_browser, desk_browser, do, send, to_an_inbox, unlock
from tests.referrals.her.walking import BACK, Her, code_on
from tests.sites import serve


@pytest.fixture
def marked() -> Marked:
    return Marked()


def test_case_53_54_76_no_word_of_hers_is_readable_anywhere(own_database, mailbox, tmp_path, marked):
    staffed, dumps = make_desk(), Dumps()
    centre = make_inbox(staffed)
    log_every_statement()
    extra = {"TMPDIR": str(tmp_path), **mailbox.environment()}
    url = url_of(own_database)
    with serve(url, **extra) as site, working(url, **extra) as worker:
        her = Her(Browser(site.url))
        asks(her, marked, dumps)
        comes_back(her, marked, dumps)
        moderator = desk_browser(site.url, staffed)
        unlock(moderator, staffed, marked)
        works(moderator, marked, dumps)
        worker_there = centre_browser(site.url, centre)
        to_an_inbox(her, moderator, worker_there, marked, dumps)
        breaks(her, moderator, marked)
        her.come_back(marked.code)
        dumps.take()
        wait_until(lambda: not waiting().exists(), "the worker had done everything")
        stores = {
            "server's log": site.words().encode(),
            "worker's log": worker.words().encode(),
            "statements": statements(),
            "mail": b"\n".join(bytes(message) for message in mailbox.messages),
            "cookies": repr([her.client.cookies, moderator.cookies, worker_there.cookies]).encode(),
            **folder(tmp_path),
            **folder(Path(settings.DATA_DIR), but="postgres"),
            **files_of_the_database(),
            "database's log": log_of_the_database(),
        }
    assert stores["database's log"].count(b"duration:") > 500
    assert Blob.objects.count() >= 8
    tables = b"\n".join(text for row in dumps.rows for text in everything_in(row))
    stores["a table"] = tables
    for word in marked.all():
        for name, held in stores.items():
            assert not any(form in held for form in forms(word.encode())), f"{name} holds {word}"
    assert no_address_in(stores["server's log"])


def asks(her: Her, marked: Marked, dumps: Dumps) -> None:
    """She goes through all pages, with mistakes on the way, and sends."""
    her.begin()
    her.go_on("1", who="self")
    her.go_on("2", needs=["legal-aid"], now="later")
    reach = {
        "ways": ["here", "call"], "whose": "own", "hours": marked.hours, "if_other": "nothing",
        "word": marked.safe_word, "not_to": marked.excluded,
    }  # fmt: skip
    wrong = her.go_on("3", **reach, reach=f"{marked.phone} or so {marked.phone}")
    assert wrong.status_code == 422
    her.go_on("3", **reach, reach=marked.phone)
    her.go_on("4", where="Lahore")
    assert her.go_on("5", more=marked.story * 500).status_code == 422
    dumps.take()
    her.go_on("5", more=marked.story)
    dumps.take()
    page = her.go_on("6", go="send")
    marked.code = code_on(page)
    dumps.take()
    assert Case.objects.count() == 1


def comes_back(her: Her, marked: Marked, dumps: Dumps) -> None:
    """She types a wrong code, then hers, in addresses too; and writes."""
    her.client.post(BACK, {"act": "open", "code": "0000 1111 2222 3333"})
    her.client.get(f"{BACK}?code={marked.code}")
    her.client.get(f"/en/r/{marked.code}/")
    page = her.come_back(marked.code)
    for word in (marked.story, marked.phone, marked.safe_word, marked.excluded):
        assert word not in page.text
    answer = her.do("reply", text=marked.reply)
    assert answer.status_code in (200, 303)
    assert Case.objects.get().messages == 1
    dumps.take()


def works(moderator: Browser, marked: Marked, dumps: Dumps) -> None:
    """A moderator takes the case, reads it, writes a note and a message."""
    case = Case.objects.get()
    do(moderator, case, "claim", f"cases/{case.pk}/")
    send(moderator, f"cases/{case.pk}/", f"cases/{case.pk}/")
    page = moderator.get(f"{DESK}cases/{case.pk}/read/")
    for word in (marked.story, marked.reply, marked.safe_word, marked.excluded):
        assert word in page.text, word
    do(moderator, case, "note", f"cases/{case.pk}/read/", note=marked.note)
    do(moderator, case, "write", f"cases/{case.pk}/read/", text=marked.told, waits="yes")
    assert Case.objects.get().messages == 2
    assert Case.objects.get().notes == 1
    dumps.take()


def breaks(her: Her, moderator: Browser, marked: Marked) -> None:
    """What is sealed is spoilt, so that opening it fails in the middle; error pages hold no word."""
    case = Case.objects.get()
    row = Blob.objects.get(case=case, kind=Kind.MESSAGE, number=1)
    Blob.objects.filter(pk=row.pk).update(sealed=bytes(row.sealed)[:-1] + b"\0")
    wrapped = bytes(CaseKeys.objects.get().for_her)
    moderator.get(f"{DESK}cases/{case.pk}/read/")
    CaseKeys.objects.update(for_her=wrapped[:-1] + b"\0")
    answers = [
        her.come_back(marked.code),
        her.client.get(f"/en/nowhere/{marked.story}"),
        her.client.get("/en/r/", headers={"Host": f"{marked.story}.example"}),
        her.client.post("/en/r/back/", {"act": "reply", "text": marked.reply, "token": "none"}),
        moderator.post(f"{DESK}cases/{case.pk}/do/note/", {"note": marked.note, "version": "1"}),
    ]
    for answer in answers:
        assert not any(word in answer.text for word in marked.all()), answer.status_code
    CaseKeys.objects.update(for_her=wrapped)


def statements() -> bytes:
    """Return what the database says of the statements that run, or ran last."""
    with connection.cursor() as cursor:
        cursor.execute("select string_agg(query, '\n') from pg_stat_activity")
        return (cursor.fetchone()[0] or "").encode()


def log_every_statement() -> None:
    """Have the server of the database write down whatever is said to this database from now on."""
    with connection.cursor() as cursor:
        cursor.execute("select quote_ident(current_database())")
        [name] = cursor.fetchone()
        cursor.execute(f"alter database {name} set log_min_duration_statement = 0")
        cursor.execute("set log_min_duration_statement = 0")


def files_of_the_database() -> dict[str, bytes]:
    """Return the files of this database and the log of changes of its server, where they lie on this machine."""
    with connection.cursor() as cursor:
        cursor.execute("checkpoint")
        cursor.execute("select oid from pg_database where datname = current_database()")
        [oid] = cursor.fetchone()
    root = root_of_the_database()
    return folder(root / "base" / str(oid)) | folder(root / "pg_wal")


def log_of_the_database() -> bytes:
    """Return what its server has written down: one file, or a folder of them."""
    log = root_of_the_database() / "log"
    return log.read_bytes() if log.is_file() else b"\n".join(folder(log).values())


def root_of_the_database() -> Path:
    """Return where the server of the database keeps everything."""
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('data_directory')")
        root = Path(cursor.fetchone()[0])
    assert root.is_dir(), "the database is on another machine: its files cannot be searched"
    return root


def folder(root: Path, but: str = "") -> dict[str, bytes]:
    """Return every file of a folder."""
    return {str(path): held for path, held in _files(root, but)}


def _files(root: Path, but: str) -> Iterator[tuple[Path, bytes]]:
    for where, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not but or not name.startswith(but)]
        for name in names:
            path = Path(where) / name
            try:
                yield path, path.read_bytes()
            except OSError:
                # A socket, or a file that the database has just removed.
                continue


def no_address_in(log: bytes) -> bool:
    """Say whether a log holds no address of a visitor, no path with an id, no browser's name, no question."""
    return not re.search(rb"127\.0\.0\.1|Python-urllib|/r/|\?\w+=|[0-9a-f]{8}-[0-9a-f]{4}-", log)


def test_the_search_finds_what_was_planted(own_database, marked):
    dumps = Dumps()
    log_every_statement()
    with connection.cursor() as cursor:
        cursor.execute("create table planted (said text)")
        cursor.execute("insert into planted values (%s)", [marked.story])
    dumps.take()
    assert dumps.holds(marked.story.encode())
    assert stands_in(log_of_the_database(), marked.story.encode(), 0)
    assert any(stands_in(held, marked.story.encode(), 0) for held in files_of_the_database().values())
