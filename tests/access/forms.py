"""The forms of a page, as a browser would send them, and in which of their fields one writes."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

TYPED = frozenset({"", "text", "url", "email", "tel", "search"})


@dataclass
class Form:
    """Where it is sent, what it holds, and the names of the fields in which one writes."""

    action: str
    sent: dict[str, list[str]] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects the forms that are posted. Of choices that nobody made the first is made."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path, self.forms, self.form, self.select = path, list[Form](), Form(path), ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a form, or take a field."""
        has = {name: value or "" for name, value in attrs}
        name, sent = has.get("name", ""), self.form.sent
        if tag == "form":
            self.form = Form(has.get("action") or self.path)
            if has.get("method", "").lower() == "post":
                self.forms.append(self.form)
        elif tag in {"input", "textarea"}:
            self._take(tag, name, has)
        elif tag == "select":
            self.select = name
        elif tag == "option" and ("selected" in has or self.select not in sent):
            sent[self.select] = [has.get("value", "")]

    def _take(self, tag: str, name: str, has: dict[str, str]) -> None:
        kind, sent = has.get("type", ""), self.form.sent
        if kind not in {"radio", "checkbox"}:
            sent[name] = [has.get("value", "")]
            if tag == "textarea" or kind in TYPED:
                self.form.written.append(name)
        elif "checked" in has or (kind == "radio" and name not in sent):
            sent[name] = [has.get("value", "on")]


def forms_of(page: str, path: str) -> list[Form]:
    """Return the forms of a page at a path that can be sent."""
    reader = _Reader(path)
    reader.feed(page)
    return reader.forms
