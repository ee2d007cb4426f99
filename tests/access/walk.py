"""Somebody tries every door: each object, each method; what comes of it is undone."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.cookies import SimpleCookie
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import resolve

from tests.access.doors import Door, doors
from tests.access.samples import NOTHING, SAID, samples
from tests.access.world import UNPROVEN, Actor, World

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
# What pages are made of; the others are refused by whatever stands before a view.
USUAL = ("GET", "POST")
OTHERS = tuple(method for method in METHODS if method not in USUAL)
# The admin is walked by the two that it knows apart; with all seven it would take as long as the rest of the site.
ADMINS_METHODS = ("GET", "POST")
# What each word of a cell means.
WORDS = {
    "yes": "passes, whatever the page then answers: also a form's error, or a way on",
    "sign-in": "led to where one signs in",
    "set-up": "led to where a second factor is set up, or 403 for lack of one",
    "again": "asked once more who it is",
    "no": "403",
    "no-key": "401, by a door that takes a partner's key",
    "hidden": "404",
    "method": "405",
    "crash": "500 or more; never in a table that is committed",
}
WITNESS = "tests.access.walk.Witness"
BY_STATUS = {401: "no-key", 403: "no", 404: "hidden", 405: "method"}
AGAIN = ("account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn")


class Row(NamedTuple):
    """What one cell for each column is about."""

    door: str
    object: str
    method: str

    def __str__(self) -> str:
        return f"{self.method} {self.door}{'' if self.object == NOTHING else f' [{self.object}]'}"


class Witness:
    """Notes that a request was let through to the view (middleware; the last, behind the gate)."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        answer: HttpResponseBase = self.get_response(request)
        return answer

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Note it."""
        request.__dict__["is_through"] = True


def rows() -> dict[Row, Door]:
    """Return what the table must have a cell about in each column, with the door of each."""
    return {
        Row(door.name, label, method): door
        for door in doors()
        for label in samples(door)
        for method in (ADMINS_METHODS if door.is_admin else METHODS)
    }


def walk(world: World, column: str, ways: Iterable[Row] | None = None) -> dict[Row, str]:
    """Return what somebody meets everywhere, or by these ways. Needs the witness in the middleware, a transaction."""
    actor, found = world.actors[column], rows()
    with quiet():
        return {row: _met(actor, row, found[row], world) for row in (found if ways is None else ways)}


def in_turns(column: int, methods: tuple[str, ...]) -> list[Row]:
    """Return the ways by these methods that a column goes at once.

    Each object is met in every other column, each time by the next method.
    """
    turns = [turn for method in methods for turn in (method, None)]
    found = [row for row in rows() if row.method in methods]
    number_of = {thing: number for number, thing in enumerate(dict.fromkeys(row[:2] for row in found))}
    return [row for row in found if row.method == turns[(number_of[row[:2]] + column) % len(turns)]]


def _met(actor: Actor, row: Row, door: Door, world: World) -> str:
    said = {"data": SAID[door.name]} if row.method == "POST" and door.name in SAID else {}
    with visit(actor, row, door, world, **said) as response:
        assert resolve(response.wsgi_request.path).route == door.route, f"{row} leads to another door"
        return outcome(actor, response)


@contextmanager
def visit(actor: Actor, row: Row, door: Door, world: World, **more: Any) -> Iterator[HttpResponse]:
    """Ask at a door once. At the end what came of it is undone, in the database and in the browser."""
    path, client = door.path(samples(door)[row.object](world, actor)), actor.client
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    before = transaction.savepoint()
    try:
        response: HttpResponse = getattr(client, row.method.lower())(path, **more)
        # A file that is sent is open until all of it has been.
        list(response)
        yield response
    finally:
        connection.needs_rollback = False
        transaction.savepoint_rollback(before)
        client.cookies = SimpleCookie(cookies)


def outcome(actor: Actor, response: HttpResponse) -> str:
    """Return in one word of WORDS what somebody met."""
    if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return "crash"
    if response.status_code == HTTPStatus.FORBIDDEN and actor.column in UNPROVEN:
        return "set-up"
    return BY_STATUS.get(response.status_code) or _led(response) or "yes"


def is_through(response: HttpResponse) -> bool:
    """Say whether the view was asked, or somebody before it has answered."""
    return "is_through" in response.wsgi_request.__dict__


def _led(response: HttpResponse) -> str:
    """Return whither somebody was led who may not pass; nothing where it is the page's own way on."""
    parts = urlsplit(response.headers.get("Location", ""))
    if parts.netloc or not parts.path.startswith(("/en/staff/", "/ur/staff/")):
        return ""
    there = resolve(parts.path).view_name
    if there == "mfa_index":
        return "" if is_through(response) else "set-up"
    if "next=" in parts.query:
        return "sign-in" if there == "account_login" else "again" if there in AGAIN else ""
    return ""


@contextmanager
def quiet() -> Iterator[None]:
    """Say nothing in logs of the thousands who are refused."""
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
