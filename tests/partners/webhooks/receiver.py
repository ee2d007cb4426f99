"""A partner's server on this machine, which takes what is sent, or fails, hangs, drips, redirects."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Receiver:
    """What it does with the next requests (a status, or "hang", "drip", "nonsense"), and what came."""

    url: str = ""
    does: list[int | str] = field(default_factory=list)
    came: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    is_over: threading.Event = field(default_factory=threading.Event)

    def next(self) -> int | str:
        """Return what to do now; 200 where nothing is said."""
        return self.does.pop(0) if self.does else 200


class Handler(BaseHTTPRequestHandler):
    """Answers as its receiver (`Server.receiver`) is told."""

    def do_POST(self):
        """Keep what came, and answer."""
        receiver = self.server.receiver
        body = self.rfile.read(int(self.headers["Content-Length"]))
        receiver.came.append(({name.lower(): value for name, value in self.headers.items()}, body))
        do = receiver.next()
        {"hang": self.hang, "drip": self.drip, "nonsense": self.babble}.get(do, lambda: self.answer(do))()

    def answer(self, status):
        """Give a status, and lead elsewhere."""
        self.send_response(status)
        self.send_header("Location", self.server.receiver.url + "elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def hang(self):
        """Say nothing until all is over."""
        self.server.receiver.is_over.wait(30)

    def babble(self):
        """Say what is no HTTP."""
        self.wfile.write(b"this is no answer\r\n\r\n")

    def drip(self):
        """Send one byte again and again, each in time."""
        with suppress(OSError):
            for _ in range(600):
                self.wfile.write(b"H")
                self.wfile.flush()
                if self.server.receiver.is_over.wait(0.05):
                    return

    def log_message(self, *_words):
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server with its receiver."""

    daemon_threads = True
    receiver: Receiver


@contextmanager
def receiving(ssl_context=None) -> Iterator[Receiver]:
    """Run it while the block lasts."""
    receiver = Receiver()
    server = Server(("127.0.0.1", 0), Handler)
    server.receiver = receiver
    if ssl_context:
        server.socket = ssl_context.wrap_socket(server.socket, server_side=True)
    receiver.url = f"http{'s' if ssl_context else ''}://localhost:{server.server_address[1]}/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        receiver.is_over.set()
        server.shutdown()
        server.server_close()
        thread.join()
