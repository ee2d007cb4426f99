"""Whether a lane answers, and answers right."""

import json
import re
from collections.abc import Mapping, Sequence
from http.client import HTTPConnection

from bench.posed import Posed

PATIENCE_S = 30
# The centres of a results page stand in its ordered list; helplines stand before it.
RESULTS = re.compile(rb'<ol class="cards">(.*?)</ol>', re.DOTALL)
CENTRE = re.compile(rb"/centres/([0-9a-f-]{36})/")
EMPTY = (304,)


class WrongAnswerError(Exception):
    """An answer that takes its lane out of the comparison; says which address and what was wrong."""


def in_json(body: bytes) -> list[str]:
    """Return the ids of an API answer's results, in order."""
    return [found["id"] for found in json.loads(body)["results"]]


def in_changes(body: bytes) -> list[str]:
    """Return the numbers of a page of changes, in order."""
    return [str(found["number"]) for found in json.loads(body)["changes"]]


def in_contents(body: bytes) -> list[str]:
    """Return the ids of a page of an HSDS list, in order."""
    return [found["id"] for found in json.loads(body)["contents"]]


def in_page(body: bytes) -> list[str]:
    """Return the ids of a page's centres, in order."""
    results = RESULTS.search(body)
    found = CENTRE.findall(results[1]) if results else []
    return list(dict.fromkeys(key.decode() for key in found))


def in_links(body: bytes) -> list[str]:
    """Return the ids of all centres that a page leads to, itself among them."""
    return [key.decode() for key in CENTRE.findall(body)]


def in_features(body: bytes) -> list[str]:
    """Return the ids of GeoJSON features, in order."""
    return [found["id"] for found in json.loads(body)["features"]]


def asked(port: int, posed: Posed) -> list[bytes]:
    """Ask a server on 127.0.0.1 each address once; return the bodies. WrongAnswerError: another status, or empty."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
    try:
        return [_body(connection, address, posed) for address in posed.addresses]
    except OSError as error:
        raise WrongAnswerError(f"no answer: {type(error).__name__}") from error
    finally:
        connection.close()


def header(port: int, address: str, name: str, headers: Mapping[str, str]) -> str:
    """Return one header of the answer to an address."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
    try:
        connection.request("GET", address, headers=dict(headers))
        answer = connection.getresponse()
        answer.read()
        return answer.headers.get(name, "")
    finally:
        connection.close()


def wrong(posed: Posed, bodies: Sequence[bytes]) -> list[str]:
    """Say of every body that has not the right ids which address it answers."""
    if posed.ids is None:
        return []
    compared = zip(posed.addresses, bodies, posed.right, strict=True)
    return [f"a wrong top {len(right)} for {at}" for at, body, right in compared if not _is_right(posed, body, right)]


def _is_right(posed: Posed, body: bytes, right: Sequence[str]) -> bool:
    return posed.ids is None or posed.match(posed.ids(body), right)


def _body(connection: HTTPConnection, address: str, posed: Posed) -> bytes:
    connection.request("GET", address, headers=dict(posed.headers))
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != posed.status or (not body and answer.status not in EMPTY):
        raise WrongAnswerError(f"status {answer.status}, {len(body)} bytes for {address}")
    return body
