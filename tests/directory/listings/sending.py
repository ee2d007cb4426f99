"""What a browser would send of a form, and pages of staff as tests read them."""

from html.parser import HTMLParser
from typing import Any

from django.http import QueryDict

from directory.listing_forms import ListingForm
from directory.models import Service


def filled(form: ListingForm) -> QueryDict:
    """Return what is sent when the form is sent as it is."""
    sent = QueryDict(mutable=True)
    for name in form.fields:
        value = form[name].value()
        if isinstance(value, (list, tuple)):
            sent.setlist(name, [str(one) for one in value])
        elif value is True:
            sent[name] = "on"
        elif value is not False:
            sent[name] = "" if value is None else str(value)
    return sent


def form_of(service: Service, content: dict[str, Any], sent: QueryDict | None = None) -> ListingForm:
    """Return the form of a listing, filled from a content."""
    return ListingForm(sent, held=content, service=service)


class FormReader(HTMLParser):
    """Collects the values of one form of a page, by its id; every form's where there is none."""

    def __init__(self, form: str = "") -> None:
        super().__init__()
        self.wanted, self.inside, self.sent = form, not form, {}
        self.select = self.textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what a field holds."""
        has = {name: value or "" for name, value in attrs}
        if tag == "form" and self.wanted:
            self.inside = has.get("id") == self.wanted
        if not self.inside:
            return
        is_box = has.get("type") in {"checkbox", "radio"}
        if tag == "input" and (not is_box or "checked" in has):
            self.sent.setdefault(has.get("name", ""), []).append(has.get("value", "on" if is_box else ""))
        elif tag == "select":
            self.select = has["name"]
        elif tag == "option" and ("selected" in has or self.select not in self.sent):
            self.sent[self.select] = [has["value"]]
        elif tag == "textarea":
            self.textarea = has["name"]
            self.sent[self.textarea] = [""]

    def handle_data(self, data: str) -> None:
        """Take the words of a field of several lines; its first line break is not its own."""
        if self.textarea:
            self.sent[self.textarea][0] += data

    def handle_endtag(self, tag: str) -> None:
        """End a field."""
        if tag == "textarea":
            self.sent[self.textarea] = [self.sent[self.textarea][0].removeprefix("\n")]
            self.textarea = ""


def sent_by(page: bytes, form: str = "listing") -> dict[str, list[str]]:
    """Return what a browser would send of a form in a page."""
    reader = FormReader(form)
    reader.feed(page.decode())
    reader.sent.pop("", None)
    return reader.sent
