"""Whether a lane answers, and answers right."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from http.client import HTTPConnection

PATIENCE_S = 30
# The centres of a results page stand in its ordered list; helplines stand before it.
RESULTS = re.compile(rb'<ol class="cards">(.*?)</ol>', re.DOTALL)
CENTRE = re.compile(rb"/centres/([0-9a-f-]{36})/")

Ids = Callable[[bytes], list[str]]


class WrongAnswerError(Exception):
    """An answer that takes its lane out of the comparison; says which address and what was wrong."""


def in_json(body: bytes) -> list[str]:
    """Return the ids of an API answer's results, in order."""
    return [found["id"] for found in json.loads(body)["results"]]


def in_page(body: bytes) -> list[str]:
    """Return the ids of a page's centres, in order."""
    results = RESULTS.search(body)
    found = CENTRE.findall(results[1]) if results else []
    return list(dict.fromkeys(key.decode() for key in found))


def asked(port: int, addresses: Iterable[str]) -> list[bytes]:
    """Ask a server on 127.0.0.1 each address once; return the bodies. WrongAnswerError: not 200, or empty."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
    try:
        return [_body(connection, address) for address in addresses]
    except OSError as error:
        raise WrongAnswerError(f"no answer: {type(error).__name__}") from error
    finally:
        connection.close()


def compare(addresses: Sequence[str], bodies: Sequence[bytes], ids: Ids, right: Sequence[Sequence[str]]) -> None:
    """Raise WrongAnswerError unless every body has the right ids in the right order."""
    for address, body, expected in zip(addresses, bodies, right, strict=True):
        if ids(body) != list(expected):
            raise WrongAnswerError(f"a wrong top {len(expected)} for {address}")


def _body(connection: HTTPConnection, address: str) -> bytes:
    connection.request("GET", address)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200 or not body:
        raise WrongAnswerError(f"status {answer.status}, {len(body)} bytes for {address}")
    return body
