"""A slow line with https before the site: 50 kbit/s each way, 300 ms for there and back.

What is counted: the round trip of TCP's handshake, TLS byte by byte as it is really spoken, and 40 bytes of TCP/IP
around every 1,400. The certificates are small ones: two of ECDSA, 1.1 KB together; a public authority's are about 1 KB
heavier, which costs 0.15 s. What is not counted: looking up the name, lost packets, acknowledgements. A page of ours
fits into TCP's first flight, so slow start is not played.
"""

import asyncio
import ssl
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread

import trustme

BITS_PER_S = 50_000
ROUND_TRIP_S = 0.3
PACKET, AROUND_PACKET = 1_400, 40


@dataclass
class Way:
    """One direction of the line, shared by all its connections."""

    free_at: float = 0.0
    carried: int = 0

    def arrival(self, size: int) -> float:
        """Send so many bytes now, after all that were sent before; return when they arrive."""
        now = asyncio.get_running_loop().time()
        self.carried += size + AROUND_PACKET
        self.free_at = max(now, self.free_at) + (size + AROUND_PACKET) * 8 / BITS_PER_S
        return self.free_at + ROUND_TRIP_S / 2


@dataclass
class Line:
    """The line: where it is entered, what it carried."""

    port: int
    up: Way
    down: Way
    connections: int = 0

    @property
    def url(self) -> str:
        """Return the site's address at the slow end."""
        return f"https://localhost:{self.port}"


@contextmanager
def slow_line(site_port: int) -> Iterator[Line]:
    """Serve the site over https at the end of a slow line."""
    opened: Future[tuple[Line, Callable[[], object]]] = Future()
    thread = Thread(target=lambda: asyncio.run(_serve(site_port, opened)), daemon=True)
    thread.start()
    line, close = opened.result(10)
    try:
        yield line
    finally:
        close()
        thread.join()


async def _serve(site_port: int, opened: Future[tuple[Line, Callable[[], object]]]) -> None:
    """Serve until told to close; what is still open then is cut."""
    closing, loop, line = asyncio.Event(), asyncio.get_running_loop(), Line(0, Way(), Way())
    secure = await asyncio.start_server(_quickly(site_port), "localhost", 0, ssl=_certified())
    slow = await asyncio.start_server(_slowly(line, _port(secure)), "localhost", 0)
    line.port = _port(slow)
    opened.set_result((line, lambda: loop.call_soon_threadsafe(closing.set)))
    await closing.wait()
    slow.close()
    secure.close()


def _port(server: asyncio.Server) -> int:
    return int(server.sockets[0].getsockname()[1])


def _certified() -> ssl.SSLContext:
    """Return a server's side of TLS, with a certificate from an authority under an authority."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    # As docs/operations.md asks of the web server: tickets make a visitor known again, and cost 0.1 s.
    context.num_tickets = 0
    trustme.CA().create_child_ca().issue_cert("localhost").configure_cert(context)
    return context


def _quickly(port: int):
    """Pass connections on as they are."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _joined(reader, writer, port, _at_once, _at_once)

    return serve


def _slowly(line: Line, port: int):
    """Pass connections on over the line; the first byte waits for TCP's handshake."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line.connections += 1
        await asyncio.sleep(ROUND_TRIP_S)
        await _joined(reader, writer, port, line.up.arrival, line.down.arrival)

    return serve


def _at_once(_size: int) -> float:
    return 0.0


async def _joined(reader, writer, port: int, up, down) -> None:
    inner_reader, inner_writer = await asyncio.open_connection("localhost", port)
    ways = [asyncio.ensure_future(_carry(*way)) for way in ((reader, inner_writer, up), (inner_reader, writer, down))]
    try:
        await asyncio.gather(*ways, return_exceptions=True)
    except asyncio.CancelledError:
        pass
    finally:
        for way in ways:
            way.cancel()
        writer.transport.abort()
        inner_writer.transport.abort()


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, arrival) -> None:
    """Carry bytes one way: each packet is written when it arrives."""
    under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(_deliver(under_way, writer))
        while packet := await reader.read(PACKET):
            under_way.put_nowait((arrival(len(packet)), packet))
        under_way.put_nowait((arrival(0), b""))


async def _deliver(under_way: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter) -> None:
    while True:
        at, packet = await under_way.get()
        await asyncio.sleep(max(0, at - asyncio.get_running_loop().time()))
        if not packet:
            return writer.close()
        writer.write(packet)
