"""The files from the real server, by a program that knows HTTP and nothing of us; a line that breaks, and goes on."""

import http.client
import json
from contextlib import closing, contextmanager
from hashlib import sha256

import pytest

from api.bulk.making import make
from tests import databases
from tests.sites import serve


@pytest.fixture
def server(own_database, folder):
    """A server of the public side, with one thread, whose files are made."""
    make()
    with serve(databases.url_of(own_database), EXPORTS_DIR=str(folder), RAAH_SIDE="public") as running:
        yield running


@contextmanager
def asked(server, path, method="GET", **headers):
    """Ask on a line of its own; the line is cut at the end, whether all was read or not."""
    line = http.client.HTTPConnection("localhost", server.port, timeout=20)
    line.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    with closing(line), line.getresponse() as answer:
        yield answer


@pytest.mark.soak
def test_a_line_that_breaks_is_gone_on_with(server):
    with asked(server, "/api/v1/exports") as answer:
        [one] = [found for found in json.load(answer)["exports"] if found["kind"] == "services.jsonl"]
    path = f"/api/v1/exports/{one['name']}"
    with asked(server, path, "HEAD") as answer:
        assert answer.read() == b""
        assert int(answer.headers["Content-Length"]) == one["bytes"]
    with asked(server, path, Accept_Encoding="br, gzip") as answer:
        held, tag = answer.read(1000), answer.headers["ETag"]
    with asked(server, path, Range="bytes=1000-", If_Range=tag) as answer:
        assert answer.status == 206
        held += answer.read()
    assert sha256(held).hexdigest() == one["sha256"]


@pytest.mark.soak
def test_a_reader_who_is_slow_keeps_nobody_waiting(server):
    with asked(server, "/api/v1/exports/services.jsonl") as slow:
        slow.read(1)
        for _ in range(5):
            with asked(server, "/api/v1/changes?limit=1") as answer:
                assert answer.status == 200
