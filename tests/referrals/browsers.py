"""A browser without a window for the real server: keeps cookies, follows nothing, asks as Django's test client does."""

import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from http.cookies import SimpleCookie

PATIENCE_S = 30


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status_code: int
    content: bytes
    headers: dict[str, str]

    @property
    def text(self) -> str:
        """Return the page."""
        return self.content.decode()


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *said, **more):
        return None


class Browser:
    """One browser at one site. `given` are cookies that it has from elsewhere."""

    def __init__(self, url: str, given: dict[str, str] | None = None) -> None:
        self.url = url
        self.cookies = dict(given or {})
        self.opener = urllib.request.build_opener(_Stay)

    def get(self, path: str, headers: dict[str, str] | None = None) -> Answer:
        """Ask for a page."""
        return self._ask(path, None, headers)

    def post(self, path: str, sent: dict | None = None, headers: dict[str, str] | None = None) -> Answer:
        """Send a form."""
        body = urllib.parse.urlencode(sent or {}, doseq=True).encode()
        return self._ask(path, body, headers)

    def _ask(self, path: str, body: bytes | None, headers: dict[str, str] | None) -> Answer:
        request = urllib.request.Request(self.url + path, body, headers or {})
        if self.cookies:
            request.add_header("Cookie", "; ".join(f"{name}={text}" for name, text in self.cookies.items()))
        try:
            answer = self.opener.open(request, timeout=PATIENCE_S)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            self._keep(answer.headers.get_all("Set-Cookie") or [])
            return Answer(answer.status, answer.read(), dict(answer.headers))

    def _keep(self, lines: list[str]) -> None:
        for line in lines:
            for name, morsel in SimpleCookie(line).items():
                if morsel["max-age"] == "0" or not morsel.value:
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = morsel.value
