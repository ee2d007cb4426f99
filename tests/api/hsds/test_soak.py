"""Twenty thousand listings: a stream in flat memory, through the real server, while a slow reader reads another."""

import json
import socket
import tracemalloc
from contextlib import ExitStack, contextmanager
from itertools import count
from tempfile import TemporaryFile

import pytest
from django.db import connection, transaction

from api.hsds import pages, streaming
from api.hsds.asked import Asked
from bench.catalogue import CENTRES_PER_BODY, fill
from bench.processes import family
from directory.models import Organization, Service
from tests import databases
from tests.conftest import connected_to
from tests.sites import serve

pytestmark = pytest.mark.soak
COUNT = 20_000
MB = 1024 * 1024
BODIES = Asked(full_service=True, lines=True)
FEW_BODIES = COUNT // CENTRES_PER_BODY // 10


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


def first(pieces, most):
    """Yield the pieces of the first lines, or of all."""
    ended = count(1)
    for piece in pieces:
        yield piece
        if piece == b"\n" and next(ended) == most:
            return


def peak(of_list, asked, most=None):
    """Return how many bytes a stream has, or its first lines, and how many of memory it took to write it."""
    lines = first(pages.lines(of_list, asked, streaming.BATCH), most)
    tracemalloc.start()
    with TemporaryFile() as file, ExitStack() as opened:
        size = streaming.write(lines, file, opened)
    _now, needed = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return size, needed


@pytest.mark.parametrize(
    ("of_list", "asked", "few"),
    [
        ("services", Asked(full=True, lines=True), 4 * streaming.BATCH),
        ("services", Asked(lines=True), 4 * streaming.BATCH),
        ("service_at_locations", Asked(full=True, lines=True), 4 * streaming.BATCH),
        ("organizations", BODIES, FEW_BODIES),
    ],
)
def test_a_stream_of_everything_takes_the_memory_of_its_first_lines(large, of_list, asked, few):
    some, for_some = peak(of_list, asked, few)
    every, for_every = peak(of_list, asked)
    assert every > 2 * some
    assert for_every < 1.3 * for_some
    assert for_every < 24 * MB


def test_a_body_that_offers_everything_takes_the_memory_of_some_others(large):
    some, for_some = peak("organizations", BODIES, FEW_BODIES)
    with transaction.atomic():
        Service.everything.update(organization=Organization.everything.earliest("pk"))
        whole, for_whole = peak("organizations", BODIES)
        transaction.set_rollback(True)
    assert whole > 2 * some
    assert for_whole < 1.3 * for_some


@contextmanager
def asked(path, site):
    """Ask over a connection of our own; give it with the status and the headers once they are there."""
    with socket.create_connection(("127.0.0.1", site.port), timeout=60) as line:
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        head = b""
        while b"\r\n\r\n" not in head:
            head += line.recv(1)
        lines = head.decode().split("\r\n")
        headers = dict(one.lower().split(": ", 1) for one in lines[1:] if one)
        yield line, int(lines[0].split()[1]), headers


def rest(line):
    found = bytearray()
    while piece := line.recv(MB):
        found += piece
    return bytes(found)


def memory_of(site):
    """Return how many bytes the server's processes hold."""
    return sum(one.memory_info().rss for one in family(site.pid))


def ask_many(site):
    """Ask so often that each thread of each worker has answered: the first time it takes memory for good."""
    for _ in range(60):
        with asked("/hsds/services?full=true&per_page=100", site) as (line, status, _headers):
            assert status == 200
            assert rest(line)


def test_a_slow_reader_costs_neither_memory_nor_the_others_their_answers(large):
    path = "/hsds/services?format=ndjson&full=true"
    with serve(databases.url_of(large), WORKERS="2", RAAH_SIDE="public") as site:
        with asked(path, site) as (line, status, headers):
            whole = rest(line)
        assert status == 200
        assert len(whole) == int(headers["content-length"]) > 50 * MB
        assert len([json.loads(one) for one in whole.splitlines()]) == COUNT
        ask_many(site)
        before = memory_of(site)
        with asked(path, site) as (slow, _status, _headers):
            assert slow.recv(1024)
            ask_many(site)
            with asked(path, site) as (_second, status, headers):
                assert (status, headers["retry-after"]) == (503, "5")
            assert memory_of(site) < before + 20 * MB
        with asked(path, site) as (again, status, _headers):
            assert status == 200
            assert rest(again) == whole
