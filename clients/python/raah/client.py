"""Asks the API: one method for each door."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener
from uuid import uuid4

from raah import errors
from raah.errors import RaahError
from raah.shapes import Centre, Change, HandOff, Nearest, Place


class _Nowhere(HTTPRedirectHandler):
    """Follows no redirect: a key and a position go to the address that was given, and no other."""

    def redirect_request(self, *_what: Any) -> None:
        """Refuse."""
        return


@dataclass(frozen=True)
class Raah:
    """A site that is asked. `url` is its address ("https://…", or that of its sandbox), `key` only for hand-offs."""

    url: str
    language: str = "en"
    key: str = field(default="", repr=False)
    timeout_s: float = 20.0

    def __post_init__(self) -> None:
        """Refuse to send a key, or a position, where others can read it."""
        parts = urlsplit(self.url)
        if parts.scheme != "https" and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
            raise ValueError("The address must begin with https://")

    def nearest(
        self,
        *,
        place: str | None = None,
        position: tuple[float, float] | None = None,
        needs: Iterable[str] = (),
        **narrower: str | float | bool,
    ) -> Nearest:
        """Return the nearest help to a place (id or name) or a position (latitude, longitude in degrees).

        `narrower` takes the other parameters of the door: audience, language, cost, open_now, accessible, remote,
        accepts_minors, radius, limit, page. RaahError; AmbiguousError where the name may mean several places.
        """
        latitude, longitude = position or (None, None)
        said = {"place": place, "latitude": latitude, "longitude": longitude, "need": list(needs), **narrower}
        body = {name: value for name, value in said.items() if value is not None}
        found = self._json("POST", "/api/v1/nearest", body)
        at = Place.read(found["place"]) if found["place"] else None
        return Nearest(at, tuple(map(Centre.read, found["helplines"])), tuple(map(Centre.read, found["results"])))

    def places(self, name: str) -> tuple[Place, ...]:
        """Return the places that a name may mean, however it is spelt, the likeliest first. RaahError."""
        found = self._json("GET", f"/api/v1/places?{urlencode({'q': name})}")
        return tuple(map(Place.read, found["results"]))

    def service(self, id: str) -> dict[str, Any]:  # noqa: A002 - the standard's name
        """Return a service as HSDS 3.1 has it. RaahError, with status 404 where it is not public."""
        return dict(self._json("GET", f"/hsds/services/{id}"))

    def services(self, **narrower: str | bool) -> Iterator[dict[str, Any]]:
        """Yield all services as HSDS 3.1 has them, as they come. `narrower`: full, minimal, modified_after, search …"""
        said = {name: _plain(value) for name, value in {**narrower, "format": "ndjson"}.items()}
        with self._opened("GET", f"/hsds/services?{urlencode(said)}") as answer:
            for line in answer:
                yield json.loads(line)

    def changes(self, since: str | None = None) -> Iterator[tuple[Change, str]]:
        """Yield what changed since a cursor, each with the cursor to go on from; all, where there is none.

        RaahError with status 410 where the cursor is too old: take the bulk export and go on from its cursor.
        """
        while True:
            said = self._json("GET", f"/api/v1/changes?{urlencode({'since': since} if since else {})}")
            for change in said["changes"]:
                yield Change.read(change), said["next"]
            since = said["next"]
            if not said["more"]:
                return

    def hand_off(
        self, *, language: str, area: str, needs: Iterable[str] = (), centres: Iterable[str] = (), again: str = ""
    ) -> HandOff:
        """Return a link by which one person goes on at a desk; nothing about her is sent. RaahError.

        `again` is the key of an earlier try whose answer was lost: it gives the same link.
        """
        said = {"language": language, "area": area, "needs": list(needs), "centre_ids": list(centres)}
        return HandOff.read(
            self._json("POST", "/api/v1/referral-handoffs", said, {"Idempotency-Key": again or str(uuid4())})
        )

    def status(self, hand_off: str) -> str:
        """Return "received", "in_progress" or "closed". RaahError with status 404 where she did not agree to that."""
        return str(self._json("GET", f"/api/v1/referral-handoffs/{hand_off}")["status"])

    def _json(self, method: str, path: str, body: Any = None, more: Mapping[str, str] | None = None) -> Any:
        with self._opened(method, path, body, more) as answer:
            return json.load(answer)

    @contextmanager
    def _opened(
        self, method: str, path: str, body: Any = None, more: Mapping[str, str] | None = None
    ) -> Iterator[HTTPResponse]:
        headers = {"Accept-Language": self.language, "Accept": "*/*", **(more or {})}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        data = None if body is None else json.dumps(body).encode()
        if data is not None:
            headers["Content-Type"] = "application/json"
        request = Request(f"{self.url.rstrip('/')}{path}", data=data, headers=headers, method=method)  # noqa: S310
        try:
            with build_opener(_Nowhere).open(request, timeout=self.timeout_s) as answer:
                yield answer
        except HTTPError as error:
            with error:
                raise errors.of(error.code, _problem(error), error.headers.get("Retry-After")) from None
        except (URLError, HTTPException, TimeoutError) as error:
            raise RaahError(0, f"no answer: {error}", {}) from error


def _problem(error: HTTPError) -> Mapping[str, Any]:
    try:
        read = json.load(error)
    except ValueError:
        return {"detail": error.reason}
    return read if isinstance(read, dict) else {}


def _plain(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else value
