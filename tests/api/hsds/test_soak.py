"""Twenty thousand listings: a stream in flat memory, through the real server, while a slow reader reads another."""

import json
import socket
import tracemalloc
from contextlib import ExitStack, closing
from itertools import islice
from tempfile import TemporaryFile

import psutil
import pytest
from django.db import connection

from api.hsds import pages, streaming
from api.hsds.asked import Asked
from bench.catalogue import fill
from tests import databases
from tests.conftest import connected_to
from tests.sites import serve

pytestmark = pytest.mark.soak
COUNT = 20_000
MB = 1024 * 1024


@pytest.fixture(scope="module")
def large(template_database, django_db_setup, django_db_blocker):
    """Return a database with the shipped places and that many invented listings."""
    with databases.clone(template_database) as name, django_db_blocker.unblock(), connected_to(name):
        with connection.cursor() as cursor:
            cursor.execute("truncate directory_organization cascade")
        fill(COUNT)
        with connection.cursor() as cursor:
            cursor.execute("analyze")
        yield name


def peak(of_list, asked, most=None):
    """Return how many bytes a stream has, or its first lines, and how many of memory it took to write it."""
    lines = islice(pages.every(of_list, asked, streaming.BATCH), most)
    tracemalloc.start()
    with TemporaryFile() as file, ExitStack() as opened:
        size = streaming.write(lines, file, opened)
    _now, needed = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return size, needed


@pytest.mark.parametrize(
    ("of_list", "asked"),
    [("services", Asked(full=True)), ("services", Asked()), ("service_at_locations", Asked(full=True)),
     ("organizations", Asked(full_service=True))],
)  # fmt: skip
def test_a_stream_of_everything_takes_the_memory_of_some_batches(large, of_list, asked):
    some, for_some = peak(of_list, asked, 4 * streaming.BATCH)
    every, for_every = peak(of_list, asked)
    assert every > 2 * some
    assert for_every < 1.3 * for_some
    assert for_every < 24 * MB


def asked(path, port, *, timeout=60):
    """Ask over a connection of our own; return it with the status and the headers once they are there."""
    line = socket.create_connection(("127.0.0.1", port), timeout=timeout)
    line.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    head = b""
    while b"\r\n\r\n" not in head:
        head += line.recv(1)
    lines = head.decode().split("\r\n")
    headers = dict(one.lower().split(": ", 1) for one in lines[1:] if one)
    return line, int(lines[0].split()[1]), headers


def rest(line):
    found = bytearray()
    while piece := line.recv(MB):
        found += piece
    return bytes(found)


def memory_of(port):
    """Return how many bytes the server's processes hold."""
    [server] = [
        one for one in psutil.Process().children() if any(at.laddr.port == port for at in one.net_connections())
    ]
    return sum(one.memory_info().rss for one in (server, *server.children(recursive=True)))


def test_a_slow_reader_costs_neither_memory_nor_the_others_their_answers(large):
    path = "/hsds/services?format=ndjson&full=true"
    with serve(databases.url_of(large), WORKERS="2", RAAH_SIDE="public") as site:
        line, status, headers = asked(path, site.port)
        with closing(line):
            whole = rest(line)
        assert status == 200
        assert len(whole) == int(headers["content-length"]) > 50 * MB
        assert len([json.loads(one) for one in whole.splitlines()]) == COUNT
        before = memory_of(site.port)
        slow, _status, _headers = asked(path, site.port)
        with closing(slow):
            for _ in range(50):
                assert slow.recv(1024)
                other, status, _headers = asked("/hsds/services?full=true&per_page=100", site.port)
                with closing(other):
                    assert status == 200
                    assert rest(other)
            second, status, headers = asked(path, site.port)
            second.close()
            assert (status, headers["retry-after"]) == (503, "5")
            assert memory_of(site.port) < before + 20 * MB
        again, status, _headers = asked(path, site.port)
        with closing(again):
            assert status == 200
            assert rest(again) == whole
