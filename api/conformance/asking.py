"""Asks a site: one that runs somewhere, or this process as if it ran."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from django.conf import settings
from django.test import Client

PATIENCE_S: Final = 60
JSON: Final = "application/json"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """Return the body as JSON."""
        return json.loads(self.body)


class Site(Protocol):
    """Whoever answers."""

    def ask(self, address: str, *, body: object = None, headers: Mapping[str, str] | None = None) -> Answer:
        """Ask an address (a path with its query, or a whole one); with a body by POST."""


class Elsewhere:
    """A site that runs at `url`."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise ValueError(f"{url} is no address of a site")
        self.url = url.rstrip("/")

    def ask(self, address: str, *, body: object = None, headers: Mapping[str, str] | None = None) -> Answer:
        """Ask over the network."""
        data = None if body is None else json.dumps(body).encode()
        asked = Request(self.url + path_of(address), data, {"Content-Type": JSON, **(headers or {})})  # noqa: S310
        try:
            with urlopen(asked, timeout=PATIENCE_S) as found:  # noqa: S310 - the scheme was looked at
                return Answer(found.status, lowered(dict(found.headers)), found.read())
        except HTTPError as error:
            return Answer(error.code, lowered(dict(error.headers)), error.read())


class Here:
    """This process."""

    def __init__(self) -> None:
        host = next((name for name in settings.ALLOWED_HOSTS if name.strip("*.")), "localhost").lstrip("*.")
        self.client = Client(headers={"host": host, "accept": "*/*"})

    def ask(self, address: str, *, body: object = None, headers: Mapping[str, str] | None = None) -> Answer:
        """Ask as a test does."""
        path = path_of(address)
        if body is None:
            found: Any = self.client.get(path, headers=dict(headers or {}))
        else:
            found = self.client.post(path, json.dumps(body), content_type=JSON, headers=dict(headers or {}))
        content = found.getvalue() if found.streaming else found.content
        return Answer(found.status_code, lowered(dict(found.headers)), content)


def path_of(address: str) -> str:
    """Return the path and query of an address; a site names itself as others know it, which may not be how we ask."""
    return urlsplit(address)._replace(scheme="", netloc="").geturl()


def lowered(headers: Mapping[str, str]) -> dict[str, str]:
    """Return headers with their names in small letters."""
    return {name.lower(): value for name, value in headers.items()}
