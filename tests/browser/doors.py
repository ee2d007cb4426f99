"""Two small servers for tests of leaving: our site behind https, with a list of what was asked, and another site."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import trustme

NEUTRAL = b"<!doctype html><title>Weather</title><h1>Sunny</h1>"
# It comes back from the back/forward cache, and says so at the door. It is as little to be stored as our pages are.
CONTROL = b"<!doctype html><link rel=icon href=data:,><script>onpageshow=e=>e.persisted&&fetch('/kept')</script>"
HOP = {"connection", "transfer-encoding", "keep-alive", "content-length", "date", "server"}


class Quiet(ThreadingHTTPServer):
    """A server that says nothing of visitors who hang up. A connection serves one request, so a shut door is shut."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@dataclass
class Door:
    """Where something is served, and what was asked of it: method, path and status."""

    url: str
    server: Quiet
    hits: list[tuple[str, str, int]] = field(default_factory=list)

    def pages(self) -> list[tuple[str, str, int]]:
        """Return what was shown: all but redirects and empty answers."""
        return [hit for hit in self.hits if hit[2] not in {204, 303, 503}]

    def shut(self) -> None:
        """Be down from now on."""
        self.server.shutdown()
        self.server.server_close()


@contextmanager
def neutral_site() -> Iterator[Door]:
    """Serve a page that is not ours, of another site: by address where ours has a name."""
    with _served("127.0.0.1", lambda handler: (200, [("Cache-Control", "no-store")], NEUTRAL)) as door:
        yield door


@contextmanager
def secure(port: int) -> Iterator[Door]:
    """Serve the site at that port over https, as the web server in front of it does."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    with _served("localhost", lambda handler: _passed_on(handler, port), context) as door:
        yield door


Answer = tuple[int, list[tuple[str, str]], bytes]


def _passed_on(handler: BaseHTTPRequestHandler, port: int) -> Answer:
    if handler.path.startswith("/control"):
        kept = "no-cache" if handler.path.endswith("-kept") else "no-store"
        return 200, [("Cache-Control", kept), ("Content-Type", "text/html")], CONTROL
    if handler.path == "/kept":
        return 204, [], b""
    inner = HTTPConnection("localhost", port)
    body = handler.rfile.read(int(handler.headers.get("Content-Length", 0)))
    inner.request(handler.command, handler.path, body, {**handler.headers, "X-Forwarded-Proto": "https"})
    answer = inner.getresponse()
    headers = [pair for pair in answer.getheaders() if pair[0].lower() not in HOP]
    said = answer.status, headers, answer.read()
    inner.close()
    return said


@contextmanager
def _served(
    host: str, answer: Callable[[BaseHTTPRequestHandler], Answer], context: ssl.SSLContext | None = None
) -> Iterator[Door]:
    class Handler(BaseHTTPRequestHandler):
        def handle_one(self) -> None:
            status, headers, content = answer(self)
            door.hits.append((self.command, self.path, status))
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_HEAD = handle_one  # noqa: N815 - names that the library looks for

        def log_message(self, *said: object) -> None:
            pass

    server = Quiet((host, 0), Handler)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    scheme = "https" if context else "http"
    door = Door(f"{scheme}://{host}:{server.server_port}", server)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield door
    door.shut()
