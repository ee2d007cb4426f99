"""format=ndjson: all of a list, one object on each line, whole or not at all, in the memory of one batch."""

import fcntl
import gzip
import json
import os
import tracemalloc
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryFile

import pytest
from django.db import OperationalError

from api.hsds import lists, pages, streaming
from api.hsds.asked import Asked
from api.hsds.shelves import bodies, offers
from directory.cards import rebuild
from directory.models import Organization, Service
from tests.accounts.at_once import at_once
from tests.api import listings

LISTS = {
    "services": "full=true",
    "organizations": "full_service=true",
    "service_at_locations": "full=true",
    "taxonomies": "",
    "taxonomy_terms": "",
}
BODIES = Asked(full_service=True, lines=True)


def lines(response):
    return [json.loads(line) for line in response.getvalue().splitlines()]


@contextmanager
def written(times, of_list, asked, batch):
    """Give a file on the disk with the stream, so many times."""
    with TemporaryFile() as file, ExitStack() as opened:
        for _ in range(times):
            streaming.write(pages.lines(of_list, asked, batch), file, opened)
            opened.close()
        yield file


def listed(client, of_list, query=""):
    page = client.get(f"/hsds/{of_list}?per_page=100&{query}").json()
    return page["contents"]


@pytest.mark.django_db
@pytest.mark.parametrize(("of_list", "query"), LISTS.items())
def test_a_stream_holds_what_the_pages_hold(client, empty_directory, of_list, query):
    for _ in range(3):
        listings.rich()
    for ask in (
        lambda: client.get(f"/hsds/{of_list}?format=ndjson&{query}"),
        lambda: client.get(f"/hsds/{of_list}?{query}", headers={"accept": "application/x-ndjson"}),
        lambda: client.post(f"/hsds/{of_list}?{query}", {"format": "ndjson"}, content_type="application/json"),
    ):
        answer = ask()
        assert answer["Content-Type"] == "application/x-ndjson"
        assert int(answer["Content-Length"]) == len(content := answer.getvalue())
        assert [json.loads(line) for line in content.splitlines()] == listed(client, of_list, query)
        assert content.endswith(b"\n")


@pytest.mark.django_db
def test_a_stream_is_narrowed_as_a_page_is_and_knows_no_pages(client, empty_directory):
    row = listings.rich()
    listings.published("Elsewhere")
    answer = client.get("/hsds/services?format=ndjson&search=inventabad&page=7&per_page=1")
    assert [found["id"] for found in lines(answer)] == [str(row.pk)]
    assert client.get("/hsds/services?format=ndjson&search=nowhere").getvalue() == b""
    assert client.get("/hsds/services?format=ndjson&page=0").status_code == 422


@pytest.fixture
def _long(monkeypatch):
    """Let every stream be too long to be sent at once."""
    monkeypatch.setattr(streaming, "AT_ONCE", 100)


@pytest.mark.django_db
@pytest.mark.usefixtures("_long")
def test_a_long_stream_is_not_compressed_and_so_not_collected(client):
    answer = client.get("/hsds/services?format=ndjson", headers={"accept-encoding": "br, gzip"})
    assert answer.streaming
    assert not answer.has_header("Content-Encoding")
    pieces = list(answer)
    assert len(pieces) > 1
    assert max(map(len, pieces)) <= streaming.PIECE
    assert sum(map(len, pieces)) == int(answer["Content-Length"])
    assert len(b"".join(pieces).splitlines()) > 100


@pytest.mark.django_db
def test_a_short_one_is_sent_at_once_in_fewer_bytes(client):
    answer = client.get("/hsds/services?format=ndjson", headers={"accept-encoding": "gzip"})
    assert not answer.streaming
    assert answer["Content-Encoding"] == "gzip"
    assert len(gzip.decompress(answer.content).splitlines()) > 100


@pytest.mark.django_db
def test_a_head_reads_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = client.head("/hsds/services?format=ndjson")
    assert (answer["Content-Type"], answer.getvalue()) == ("application/x-ndjson", b"")
    assert answer["ETag"] == client.head("/hsds/services?format=ndjson")["ETag"]


class Counting:
    """A list that knows how many of its rows are held at once."""

    def __init__(self):
        self.sizes = []

    def sent(self, rows, asked):
        self.sizes.append(len(rows))
        return offers.sent(rows, asked)

    def rows(self, asked):
        return offers.rows(asked)


@pytest.mark.django_db
def test_never_more_than_a_batch_is_held(client, monkeypatch):
    counting = Counting()
    monkeypatch.setitem(pages.SHELVES, "services", counting)
    monkeypatch.setattr(lists, "BATCH", 20)
    found = lines(client.get("/hsds/services?format=ndjson"))
    assert max(counting.sizes) == 20
    assert sum(counting.sizes) == len(found) > 100


def peak(times, of_list, asked):
    """Return how many bytes a stream has that is written so many times, and how many of memory that took."""
    tracemalloc.start()
    with written(times, of_list, asked, 20) as file:
        size = file.tell()
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return size, most


@pytest.mark.django_db
def test_memory_does_not_grow_with_the_list(client):
    question = Asked(full=True, lines=True)
    peak(1, "services", question)
    (small, little), (large, much) = peak(1, "services", question), peak(4, "services", question)
    assert large == 4 * small > 2_000_000
    assert much < 1.5 * little < small


@pytest.mark.django_db
def test_memory_does_not_grow_with_what_one_body_offers(client, monkeypatch):
    monkeypatch.setattr(bodies, "HELD", 10)
    Service.everything.update(organization=Organization.everything.earliest("pk"))
    peak(1, "organizations", BODIES)
    size, needed = peak(1, "organizations", BODIES)
    assert needed < size / 2 > 250_000


@pytest.mark.django_db
def test_a_database_that_goes_away_on_the_way_is_an_error_and_no_stream_that_looks_whole(client, monkeypatch):
    def broken(rows, asked):
        yield (b'{"id":"one"}',)
        raise OperationalError

    monkeypatch.setattr(offers, "sent", broken)
    answer = client.get("/hsds/services?format=ndjson")
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.django_db
@pytest.mark.usefixtures("_long")
def test_one_long_stream_is_sent_at_a_time_and_others_are_told_to_come_again(client):
    first = client.get("/hsds/services?format=ndjson")
    pieces = iter(first)
    assert next(pieces)
    second = client.get("/hsds/services?format=ndjson")
    assert second["Content-Type"] == "application/problem+json"
    assert (second.status_code, second["Retry-After"]) == (503, "5")
    assert client.get("/hsds/services").status_code == 200
    assert len(lines(client.get("/hsds/taxonomies?format=ndjson&per_page=1&search=nothing"))) == 0
    assert sum(map(len, pieces)) < int(first["Content-Length"])
    assert len(lines(client.get("/hsds/services?format=ndjson"))) > 100


@pytest.mark.django_db
@pytest.mark.usefixtures("_long")
def test_whoever_hangs_up_gives_the_turn_back(client):
    answer = streaming.stream(iter([b"x" * 100] * 10_000))
    assert next(iter(answer))
    answer.close()
    handle = os.open(streaming.TURN, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(handle)


def test_a_stream_is_one_moment_of_the_directory_whatever_happens_meanwhile(own_database, monkeypatch):
    row = listings.rich()
    seen = []
    plain = pages._batches

    def slowly(rows, size):
        for batch in plain(rows, size):
            if not seen:
                at_once(lambda: (row.phones.all().delete(), row.organization.texts.all().delete(), rebuild([row])))
            seen.append(len(batch))
            yield batch

    monkeypatch.setattr(pages, "_batches", slowly)
    with written(1, "organizations", BODIES, 1) as file:
        file.seek(0)
        bodies = [json.loads(line) for line in file]
    [body] = [one for one in bodies if one["id"] == str(row.organization_id)]
    assert body["name"] == "Invented Body"
    assert body["services"][0]["phones"]
    with written(1, "organizations", BODIES, 1) as file:
        file.seek(0)
        assert all("Invented Body" not in line.decode() for line in file)
