"""What a browser sends to the real server, as bare requests: a whole form at once, and codes."""

import http.client
import re
import time
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from tests.referrals.her.walking import ASK, BACK, PAGES

PATIENCE_S = 120
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
CODE = re.compile(r"\d{4} \d{4} \d{4} \d{4}")


@dataclass(frozen=True)
class Answer:
    """What came back, and after how many seconds. Status 0: the line broke."""

    status: int
    text: str
    took: float
    wait: str = ""


def a_minute_ago() -> float:
    """Return when a form began that a person fills."""
    return time.time() - 60


def post(url: str, path: str, fields: dict[str, object], **headers: str) -> Answer:
    """Send one form over a line of its own. OSError where the line breaks."""
    return _ask(url, "POST", path, urlencode(fields, doseq=True), FORM | headers)


def get(url: str, path: str, **headers: str) -> Answer:
    """Ask for a page over a line of its own. OSError where the line breaks."""
    return _ask(url, "GET", path, "", headers)


def _ask(url: str, method: str, path: str, body: str, headers: dict[str, str]) -> Answer:
    at = urlsplit(url)
    line = http.client.HTTPConnection(at.hostname or "", at.port, timeout=PATIENCE_S)
    began = time.perf_counter()
    try:
        line.request(method, path, body, headers)
        with line.getresponse() as answer:
            text = answer.read().decode()
            return Answer(answer.status, text, time.perf_counter() - began, answer.getheader("Retry-After", ""))
    except http.client.HTTPException as error:
        raise ConnectionError(str(error)) from error
    finally:
        line.close()


def whole_form(key: str) -> dict[str, object]:
    """Return everything that the last page of the form sends."""
    answers = {name: said for page in PAGES.values() for name, said in page.items()}
    return {"key": key, "at": "6", "go": "send", "then": "", "extra": ""} | answers


def submit(url: str, key: str, **headers: str) -> str:
    """Send a whole form; return the code that is shown. ConnectionError where there is none."""
    answer = post(url, ASK, whole_form(key), **headers)
    found = CODE.search(answer.text)
    if answer.status != 200:
        raise ConnectionError(f"the form was answered by {answer.status}")
    return found[0].replace(" ", "") if found else ""


def try_code(url: str, code: str, **headers: str) -> Answer:
    """Type a code."""
    return post(url, BACK, {"act": "open", "code": code}, **headers)


def from_network(number: int) -> dict[str, str]:
    """Return the headers that the web server in front adds for the visitor of a number: no two share a network."""
    return {
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": f"100.{64 + number // 65536}.{number // 256 % 256}.{number % 256}",
    }
