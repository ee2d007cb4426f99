"""Somebody else's website, on this machine: another origin that notes what it is told of whoever comes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class Elsewhere:
    """Where it is, and the headers of every request that reached it."""

    url: str
    told: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def elsewhere() -> Iterator[Elsewhere]:
    """Serve one empty page by address, where our site has a name."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            # Its own icon a browser asks for by itself.
            if self.path == "/":
                website.told.append({name.lower(): value for name, value in self.headers.items()})
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *said: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    website = Elsewhere(f"http://127.0.0.1:{server.server_port}/")
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield website
    server.shutdown()
    server.server_close()
