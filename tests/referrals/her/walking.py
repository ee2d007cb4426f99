"""Her way through the pages, as a browser goes it: what the form of a page holds, and what she writes, is sent."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.http import HttpResponse
from django.test import Client

ASK, BACK = "/en/r/", "/en/r/back/"
# What she writes, page by page; nothing of it stands anywhere else.
WORDS = "mera haal 5b2d\nدو سطریں"
NUMBER, WORD, AT_HOME = "0300 0000000", "sabz patang", "mera bhai Akram"
PAGES: dict[str, dict[str, str | list[str]]] = {
    "1": {"who": "self"},
    "2": {"needs": ["legal-aid", "shelter"], "now": "later"},
    "3": {
        "ways": ["here", "call"],
        "reach": NUMBER,
        "whose": "own",
        "hours": "10 to 12",
        "if_other": "a shop",
        "word": WORD,
        "not_to": AT_HOME,
    },
    "4": {"where": "Lahore"},
    "5": {"more": WORDS},
}


class _Form(HTMLParser):
    """Collects the fields of the form with an id, or with a button or an `act` of that name."""

    def __init__(self, wanted: str) -> None:
        super().__init__()
        self.wanted, self.inside, self.area = wanted, False, ""
        self.forms: list[dict[str, list[str]]] = []
        self.marks: list[set[str]] = []

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "form":
            self.inside = True
            self.forms.append({})
            self.marks.append({said.get("id") or ""})
        if not self.inside:
            return
        if tag == "input" and said.get("name"):
            kind = said.get("type", "text")
            if said["name"] == "act":
                self.marks[-1].add(said["value"])
            if kind not in ("radio", "checkbox") or "checked" in said:
                self.forms[-1].setdefault(said["name"], []).append(said.get("value") or "")
        if tag == "textarea":
            self.area = said["name"]
            self.forms[-1].setdefault(self.area, []).append("")

    def handle_data(self, data):
        if self.area:
            self.forms[-1][self.area][-1] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            # A browser leaves the first line break out: it stands there for the reader of the source.
            self.forms[-1][self.area][-1] = self.forms[-1][self.area][-1].removeprefix("\n")
            self.area = ""
        if tag == "form":
            self.inside = False


def form(page: HttpResponse, mark: str = "ask") -> dict[str, list[str]]:
    """Return what a browser would send of the form with this id, or with this act, as the page holds it."""
    reader = _Form(mark)
    reader.feed(page.text)
    found = [fields for fields, marks in zip(reader.forms, reader.marks, strict=True) if mark in marks]
    assert found, f"there is no form {mark}"
    return found[0]


def first_form(page: HttpResponse) -> dict[str, list[str]]:
    """Return the fields of the only form of a page."""
    reader = _Form("")
    reader.feed(page.text)
    return reader.forms[0]


@dataclass
class Her:
    """A survivor with a browser; without `cookies` it gives none back."""

    client: Client = field(default_factory=Client)
    cookies: bool = True
    path: str = ASK
    last: HttpResponse | None = None

    def post(self, sent: dict, path: str = "", **headers: str) -> HttpResponse:
        """Send a form."""
        if not self.cookies:
            self.client.cookies.clear()
        self.last = self.client.post(path or self.path, sent, headers=headers)
        return self.last

    def begin(self) -> HttpResponse:
        """Open the first page and touch its button."""
        return self.post(first_form(self.client.get(self.path)))

    def go_on(self, at: str = "", **written: str | list[str]) -> HttpResponse:
        """Fill the page that is open, and go on."""
        sent = form(self.last)
        if at:
            assert sent["at"] == [at], f"this is page {sent['at']}"
        for name in written:
            sent.pop(name, None)
        return self.post(sent | written)

    def to_the_check(self, **changed: dict[str, str | list[str]]) -> HttpResponse:
        """Go through all pages; `changed` names answers that differ, by the number of the page ("p2")."""
        self.begin()
        for at, written in PAGES.items():
            self.go_on(at, **(written | changed.get(f"p{at}", {})))
        return self.last

    def send(self, **changed: dict[str, str | list[str]]) -> HttpResponse:
        """Go through all pages and send."""
        self.to_the_check(**changed)
        return self.go_on("6", go="send")

    def come_back(self, code: str) -> HttpResponse:
        """Type a code, and follow to her page."""
        self.client.get(BACK)
        answer = self.post({"act": "open", "code": code}, BACK)
        self.last = self.client.get(BACK) if answer.status_code == 303 else answer
        return self.last

    def do(self, act: str, **written: str | list[str]) -> HttpResponse:
        """Send a form of her page."""
        return self.post(form(self.last, act) | written, BACK)


def code_on(page: HttpResponse) -> str:
    """Return the sixteen digits that a page shows."""
    return re.search(r"\d{4} \d{4} \d{4} \d{4}", page.text)[0].replace(" ", "")


def old_key() -> str:
    """Return the key of a form that began a minute ago, as a person's did."""
    import time

    from referrals import form_keys

    return form_keys.new(time.time() - 60).text
