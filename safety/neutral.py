"""The page in place of the first one for whoever left: it says nothing of what the site is."""

from pathlib import Path
from string import Template
from typing import Final

from django.http import HttpRequest, HttpResponse

from safety.inlined import carry

PAGE: Final = Template((Path(__file__).resolve().parent / "neutral.html").read_text(encoding="utf-8"))


def neutral_page(request: HttpRequest) -> HttpResponse:
    """Return the page with its one button."""
    return HttpResponse(PAGE.substitute(style=carry(request, "neutral.css")))
