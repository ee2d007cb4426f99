"""Sends one message to a partner's server, and to nothing else.

The name is looked up once, every address of it is judged, and the connection goes to one that was: what the name means
a moment later (DNS rebinding) does not count. Nobody is led further: a redirect is an answer like any other. No word of
the answer is read but its status.
"""

import socket
import threading
import time
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Final

import httpcore
from django.conf import settings

from partners.webhooks.targets import fault_of, is_public

CONNECT_S: Final = 5.0
# From the first byte to the status, however slowly they come.
WHOLE_S: Final = 15.0
HEADERS: Final = {"Content-Type": "application/json", "User-Agent": "Raah-Webhooks/1"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: a status (0 for none), and where there is none, why; in how many milliseconds."""

    status: int
    trouble: str
    took_ms: int

    @property
    def is_taken(self) -> bool:
        """Say whether the message was taken."""
        return 200 <= self.status < 300


class HouseError(OSError):
    """The address leads to a machine of our own house."""


class CertificateError(OSError):
    """Nobody vouches for the receiver's name, or it speaks no TLS of today."""


# The first that fits decides, so narrow ones stand above wide ones.
TROUBLES: Final[dict[type[Exception], str]] = {
    HouseError: "address",
    httpcore.TimeoutException: "slow",
    TimeoutError: "slow",
    CertificateError: "certificate",
    httpcore.NetworkError: "connection",
    OSError: "connection",
    httpcore.ProtocolError: "protocol",
}


def post(url: str, body: bytes, signed: Mapping[str, str]) -> Answer:
    """Send JSON with the headers that sign it, and return what became of it; the receiver's troubles raise nothing."""
    began = time.monotonic()
    status, trouble = _sent(url, body, list({**HEADERS, **signed}.items()), began + WHOLE_S)
    return Answer(status, trouble, round((time.monotonic() - began) * 1000))


def _sent(url: str, body: bytes, headers: list[tuple[bytes | str, bytes | str]], until: float) -> tuple[int, str]:
    waits = {"connect": CONNECT_S, "read": WHOLE_S, "write": WHOLE_S, "pool": CONNECT_S}
    try:
        if fault_of(url, may_stay_here=settings.WEBHOOKS_MAY_STAY_HERE):
            raise HouseError("nothing is sent to such an address")
        with (
            httpcore.ConnectionPool(network_backend=_Judged(until), retries=0) as pool,
            pool.stream("POST", url, headers=headers, content=body, extensions={"timeout": waits}) as response,
        ):
            return response.status, ""
    except tuple(TROUBLES) as error:
        return 0, next(word for kind, word in TROUBLES.items() if isinstance(error, kind))


def left_until(moment: float) -> float:
    """Return the seconds that are left until a moment of the monotonic clock; ReadTimeout where none are."""
    left = moment - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout
    return left


class _Judged(httpcore.SyncBackend):
    """Connects to a judged address of the name, and to none if one of them lies in our house."""

    def __init__(self, until: float) -> None:
        self.until = until

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, *more: Any, **rest: Any) -> Any:
        """Return a stream to the first address of the name that answers. HouseError; else why the last one did not."""
        trouble: Exception = OSError("the name has no address")
        for address in addresses_of(host, port, self.until):
            try:
                within = min(timeout or CONNECT_S, left_until(self.until))
                return _Hurried(super().connect_tcp(address, port, within, *more, **rest), self.until)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                trouble = error
        raise trouble

    def connect_unix_socket(self, *_where: Any, **_rest: Any) -> Any:
        """Refuse: no message stays on this machine."""
        raise HouseError


def addresses_of(host: str, port: int, until: float) -> list[str]:
    """Return the addresses of a name. HouseError where one of them is no address of the open Internet."""
    found = [str(row[4][0]) for row in _looked_up(host, port, until)]
    if not settings.WEBHOOKS_MAY_STAY_HERE and not all(map(is_public, found)):
        raise HouseError("the name leads into our house")
    return found


def _looked_up(host: str, port: int, until: float) -> list[Any]:
    """Look a name up within what is left; the system's own patience may be longer, so nobody waits for its end."""
    found: Future[list[Any]] = Future()

    def look() -> None:
        try:
            found.set_result(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except Exception as error:
            found.set_exception(error)

    threading.Thread(target=look, daemon=True).start()
    return found.result(left_until(until))


class _Hurried(httpcore.NetworkStream):
    """A stream that ends at a moment, even where each of its bytes comes in time."""

    def __init__(self, stream: Any, until: float) -> None:
        self.stream, self.until = stream, until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read, within what is left."""
        return bytes(self.stream.read(max_bytes, self._left(timeout)))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write, within what is left."""
        self.stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        """Close it."""
        self.stream.close()

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> Any:
        """Speak TLS from here on: with the name, not with the address."""
        try:
            spoken = self.stream.start_tls(ssl_context, server_hostname, self._left(timeout))
        except httpcore.ConnectError as error:
            raise CertificateError from error
        return _Hurried(spoken, self.until)

    def get_extra_info(self, info: str) -> Any:
        """Return what the stream knows."""
        return self.stream.get_extra_info(info)

    def _left(self, timeout: float | None) -> float:
        left = left_until(self.until)
        return left if timeout is None else min(left, timeout)
