"""Public answers are compressed as the browser accepts it; everything else is left as it is."""

import gzip

import brotli
import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.urls import ResolverMatch, get_resolver

from safety.compression import SMALL, STEADY_APPS, STEADY_DOORS, _brotli_once, compression, wanted
from safety.doors import PUBLIC

WORDS = b"<p>the same words again</p>" * 50
READ = {"br": brotli.decompress, "gzip": gzip.decompress}
WISHES = {
    "br": "br",
    "gzip": "gzip",
    "x-gzip": "gzip",
    "gzip, deflate, br, zstd": "br",
    "BR, GZIP": "br",
    "gzip;q=1.0, br;q=0.5": "gzip",
    "br;q=0, gzip;q=0.1": "gzip",
    "br ; q=0.2 , gzip ; q=0.1": "br",
    "*": "br",
    "br;q=0, *": "gzip",
    "*;q=0": None,
    "br;q=0, gzip;q=0": None,
    "identity": None,
    "identity;q=1, br;q=0.5": None,
    "deflate, zstd": None,
    "br;q=nan, gzip;q=-1": None,
    "br;q=, gzip;level=9": None,
    "": None,
    ",;=,": None,
    "br" + " " * 1000: None,
}


def answer(response: HttpResponse, *, app="directory", name="home", accepted="br", path="/en/"):
    request = RequestFactory().get(path, headers={"accept-encoding": accepted})
    if app is not None:
        within = [app] if app else []
        request.resolver_match = ResolverMatch(lambda: None, (), {}, name, app_names=within, namespaces=within)
    return compression(lambda _request: response)(request)


@pytest.mark.parametrize(("accepted", "encoding"), WISHES.items(), ids=range(len(WISHES)))
def test_the_browser_chooses_by_weight(accepted, encoding):
    assert wanted(accepted) == encoding


@pytest.mark.parametrize("encoding", READ)
def test_a_public_page_comes_in_fewer_bytes_and_is_the_same_page(encoding):
    response = answer(HttpResponse(WORDS, headers={"Content-Length": str(len(WORDS))}), accepted=encoding)
    assert response["Content-Encoding"] == encoding
    assert int(response["Content-Length"]) == len(response.content) < len(WORDS) / 5
    assert READ[encoding](response.content) == WORDS
    assert response["Vary"] == "Accept-Encoding"


def test_what_it_varied_by_before_stays():
    response = answer(HttpResponse(WORDS, headers={"Vary": "Accept-Language"}))
    assert response["Vary"] == "Accept-Language, Accept-Encoding"


def test_a_cache_hears_that_the_plain_page_has_compressed_sisters():
    response = answer(HttpResponse(WORDS), accepted="")
    assert response.content == WORDS
    assert response["Vary"] == "Accept-Encoding"


def test_what_nobody_may_keep_needs_no_word_to_caches():
    assert not answer(HttpResponse(WORDS, headers={"Cache-Control": "no-store"})).has_header("Vary")


@pytest.mark.parametrize(("tag", "then"), [('"abc"', 'W/"abc"'), ('W/"abc"', 'W/"abc"')])
def test_the_tag_of_a_compressed_answer_is_weak(tag, then):
    assert answer(HttpResponse(WORDS, headers={"ETag": tag}), app="api", name="nearest")["ETag"] == then


@pytest.mark.parametrize(("app", "name"), [("", "private"), ("referrals", "home"), ("accounts", "sign-in")])
def test_a_page_that_nobody_listed_is_sent_as_it_is(app, name):
    response = answer(HttpResponse(WORDS), app=app, name=name)
    assert response.content == WORDS
    assert not response.has_header("Vary")


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse(b"x" * (SMALL - 1)),
        HttpResponse(status=304),
        HttpResponse(WORDS, headers={"Content-Encoding": "identity"}),
    ],
    ids=["small", "not modified", "encoded"],
)
def test_what_would_gain_nothing_is_left_alone(response):
    before, headers = response.content, dict(response.headers)
    assert answer(response).content == before
    assert dict(response.headers) == headers


def test_a_stream_is_left_alone():
    response = answer(StreamingHttpResponse([WORDS]))
    assert b"".join(response) == WORDS
    assert not response.has_header("Content-Encoding")


@pytest.mark.parametrize(("app", "name"), [("guides", "guide"), ("", "front"), (None, "an error page")])
def test_what_is_the_same_for_everybody_is_compressed_once_and_as_well_as_can_be(monkeypatch, app, name):
    content = WORDS + f"{app} {name}".encode()
    first = answer(HttpResponse(content), app=app, name=name).content
    monkeypatch.setattr("safety.compression._brotli", lambda *_: pytest.fail("compressed again"))
    assert answer(HttpResponse(content), app=app, name=name).content == first
    assert brotli.decompress(first) == content


def test_an_answer_to_a_question_is_not_kept():
    content = WORDS + b"what she wrote"
    before = _brotli_once.cache_info().currsize
    answer(HttpResponse(content), app="directory", name="search")
    assert _brotli_once.cache_info().currsize == before


def test_every_listed_door_is_there():
    names = {getattr(door, "app_name", None) for door in _spread(get_resolver().url_patterns)}
    assert names >= STEADY_APPS
    assert STEADY_DOORS <= PUBLIC


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/ur/", "/en/search/?q=Karachi", "/en/nowhere/", "/hsds/", "/api/v1/nowhere"])
def test_all_that_is_public_is_compressed(client, path):
    response = client.get(path, headers={"accept-encoding": "gzip, deflate, br"})
    plain = client.get(path)
    assert response.get("Content-Encoding") == ("br" if len(plain.content) >= SMALL else None)


@pytest.mark.django_db
def test_the_head_of_a_page_says_the_length_of_its_body(client):
    page, head = (ask("/en/", headers={"accept-encoding": "br"}) for ask in (client.get, client.head))
    assert head["Content-Length"] == page["Content-Length"]
    assert head["Content-Encoding"] == "br"


def _spread(doors):
    for door in doors:
        yield door
        yield from getattr(door, "url_patterns", ())
