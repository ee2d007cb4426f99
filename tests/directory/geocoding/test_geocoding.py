"""Staff look up places in our own gazetteer, or at a service that the settings name; nothing else leaves."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import translation

from config import geocoder as chosen
from directory import geocoding
from directory.geocoding import Candidate, Gazetteer, GeocoderAwayError, Nominatim, geocoder
from places.geo import Point

LICENCE = "Data © Invented contributors"
HOUSE = {
    "place_id": 1, "licence": LICENCE, "lat": "31.5", "lon": "74.3", "display_name": "Invented House, Lahore",
    "class": "amenity", "type": "social_facility", "place_rank": 30,
}  # fmt: skip


@dataclass
class Told:
    """Where the service is, and what it was asked: path, query and headers of each request."""

    url: str
    asked: list[tuple[str, dict[str, list[str]], dict[str, str]]] = field(default_factory=list)


@contextmanager
def service(
    status: int = 200, body: str | bytes = "[]", *, wait: Event | None = None, **headers: str
) -> Iterator[Told]:
    """Answer every request so, after `wait`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            told.asked.append((address.path, parse_qs(address.query), dict(self.headers.items())))
            if wait:
                wait.wait(10)
            raw = body if isinstance(body, bytes) else body.encode()
            self.send_response(status)
            for name, value in {"Content-Length": str(len(raw)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *said: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_said: None  # who waited no longer has gone
    told = Told(f"http://127.0.0.1:{server.server_port}/maps")
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield told
    finally:
        if wait:
            wait.set()
        server.shutdown()
        server.server_close()


def found(body: object, words: str = "Invented House") -> list[Candidate]:
    with service(body=json.dumps(body)) as told:
        return Nominatim(told.url, "Raah").find(words, "PK")


def test_without_a_setting_nothing_leaves_the_machine(settings):
    assert settings.GEOCODER == ""
    assert isinstance(geocoder(), Gazetteer)


def test_a_setting_names_the_service(settings):
    with service(body=json.dumps([HOUSE])) as told:
        settings.GEOCODER, settings.GEOCODER_AGENT = told.url, "Invented desk"
        assert [one.name for one in geocoder().find("Invented House", "PK")] == ["Invented House, Lahore"]
    assert told.asked[0][2]["User-Agent"] == "Invented desk"


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["Lahore", "لاہور", "lahor"])
def test_the_gazetteer_finds_a_place_in_any_spelling(words):
    first = Gazetteer().find(words, "PK")[0]
    assert (first.place, first.precision) == ("pk/punjab/lahore/lahore", "city")
    assert first.source
    assert first.point.rounded(0) == Point(32, 74)


@pytest.mark.django_db
def test_the_gazetteer_keeps_to_the_country():
    assert Gazetteer().find("Lahore", "GB") == []
    assert {one.place for one in Gazetteer().find("Punjab", "pk")} >= {"pk/punjab"}


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["", " ", "\x00", "12345", "x" * 10000, "نہیں ہے کہیں بھی"])
def test_words_that_are_no_place_find_none(words):
    assert Gazetteer().find(words, "PK") == []


def test_an_answer_becomes_a_candidate():
    assert found([HOUSE]) == [Candidate("Invented House, Lahore", Point(31.5, 74.3), "exact", None, LICENCE)]


@pytest.mark.parametrize(
    ("rank", "precision"),
    [
        (30, "exact"),
        (28, "exact"),
        (26, "city"),
        (16, "city"),
        (12, "district"),
        (8, ""),
        (4, ""),
        (None, ""),
        ("30", ""),
    ],
)
def test_a_rank_says_how_closely_it_is_known(rank, precision):
    assert [one.precision for one in found([HOUSE | {"place_rank": rank}])] == [precision]


def test_only_the_words_and_the_country_are_sent():
    with service() as told:
        assert Nominatim(told.url, "Raah").find("  Invented \n\x00 House ", "PK") == []
    ((path, query, headers),) = told.asked
    assert path == "/maps/search"
    assert query == {"q": ["Invented House"], "format": ["json"], "limit": ["10"], "countrycodes": ["pk"]}
    assert {name.lower() for name in headers} == {"accept-encoding", "host", "user-agent", "connection"}


@pytest.mark.parametrize("words", ["", "  ", "\n\x00"])
def test_no_words_ask_nobody(words):
    with service() as told:
        assert Nominatim(told.url, "Raah").find(words, "PK") == []
    assert told.asked == []


def test_very_many_words_are_cut():
    with service() as told:
        Nominatim(told.url, "Raah").find("x" * 5000, "PK")
    assert told.asked[0][1]["q"] == ["x" * geocoding.LONGEST]


def test_nothing_found_is_no_error():
    assert found([]) == []


@pytest.mark.parametrize("status", [301, 302, 400, 403, 404, 429, 500, 502, 503])
def test_a_service_that_refuses_is_away(status):
    with service(status, "no") as told, pytest.raises(GeocoderAwayError):
        Nominatim(told.url, "Raah").find("Invented House", "PK")


ODD = [
    "", "no JSON", "{", "7", '"text"', "true", '{"error": "odd"}', '{"error": {"code": 400}}',
    "[7]", "[null]", '["text"]', "[[]]", "[{}]",
    '[{"lat": "north", "lon": "74"}]', '[{"lat": "31.5"}]', '[{"lat": "91", "lon": "74", "display_name": "x"}]',
    '[{"lat": "NaN", "lon": "74", "display_name": "x"}]', '[{"lat": "31.5", "lon": "74.3"}]',
    '[{"lat": [], "lon": {}, "display_name": "x"}]', "[" * 100000, b"\xff\xfe\x00", "<html>busy</html>",
]  # fmt: skip


@pytest.mark.filterwarnings("ignore:Latitude normalization")
@pytest.mark.parametrize("body", ODD, ids=lambda body: repr(body)[:30])
def test_an_answer_that_cannot_be_read_is_as_none(body):
    with service(body=body) as told, pytest.raises(GeocoderAwayError):
        Nominatim(told.url, "Raah").find("Invented House", "PK")


def test_a_service_that_is_slow_is_away(monkeypatch):
    assert geocoding.TIMEOUT_S == 5
    monkeypatch.setattr(geocoding, "TIMEOUT_S", 0.05)
    with service(wait=Event()) as told, pytest.raises(GeocoderAwayError):
        Nominatim(told.url, "Raah").find("Invented House", "PK")


def test_a_service_that_is_gone_is_away():
    with service() as told:
        pass
    with pytest.raises(GeocoderAwayError):
        Nominatim(told.url, "Raah").find("Invented House", "PK")


def test_the_words_are_carried_to_no_other_place():
    with service() as other, service(302, "", Location=f"{other.url}/search?q=x") as told:
        with pytest.raises(GeocoderAwayError):
            Nominatim(told.url, "Raah").find("Invented House", "PK")
        assert (len(told.asked), other.asked) == (1, [])


def test_nor_through_a_proxy_of_the_machine(monkeypatch):
    with service() as proxy, service() as told:
        monkeypatch.setenv("http_proxy", proxy.url)
        Nominatim(told.url, "Raah").find("Invented House", "PK")
        assert (len(told.asked), proxy.asked) == (1, [])


@pytest.mark.parametrize("status", [200, 500])
def test_the_words_are_in_no_log_and_no_error(status, caplog):
    caplog.set_level(logging.DEBUG)
    with service(status, "Invented House is odd") as told, pytest.raises(GeocoderAwayError) as away:
        Nominatim(told.url, "Raah").find("Invented House", "PK")
    assert "Invented" not in caplog.text
    assert away.value.__suppress_context__
    assert "Invented" not in str(away.value)


def test_the_error_is_a_sentence_for_a_person():
    with translation.override("en"):
        assert str(GeocoderAwayError()).endswith("or try again later.")


@pytest.mark.parametrize(
    "url",
    ["geocoder", "ftp://x/", "https://", "https://[", "http://x:port", "https://a@x", "https://x/?q=1", "https://x/#a"],
)
def test_an_address_that_is_none_stops_the_start(monkeypatch, url):
    monkeypatch.setenv("GEOCODER_URL", url)
    with pytest.raises(ImproperlyConfigured, match="GEOCODER_URL must be a full address"):
        chosen.url()


@pytest.mark.parametrize(
    ("side", "url"), [("all", "http://localhost:1/maps"), ("private", "http://localhost:1/maps"), ("public", "")]
)
def test_a_process_for_the_public_has_no_service(monkeypatch, side, url):
    monkeypatch.setenv("GEOCODER_URL", "http://localhost:1/maps/")
    monkeypatch.setenv("RAAH_SIDE", side)
    assert chosen.url() == url
