"""Error and busy pages: made from files alone, with numbers to call, so that they stand when all else has fallen."""

import json
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from django.conf import settings

from languages.known import content_of
from safety.hotlines import Line, hotlines
from safety.inlined import text as inlined

HERE = Path(__file__).resolve().parent
WORDS: dict[str, dict[str, Any]] = json.loads((HERE / "words.json").read_text(encoding="utf-8"))
PAGE = Template((HERE / "page.html").read_text(encoding="utf-8"))


def other_of(language: str) -> str:
    """Return the language of the second line: that of the listings, unless the page is in it already."""
    return {"ur": "en", "en": "ur"}.get(language) or content_of(language)


def page(problem: str, language: str) -> bytes:
    """Return the whole page for a problem (an HTTP status or "maintenance"), in `language` with a line in the other."""
    return _page(problem, language, hotlines(settings.HOME_COUNTRY, content_of(language)))


def _page(problem: str, language: str, lines: tuple[Line, ...]) -> bytes:
    words, other_language = WORDS[language], other_of(language)
    other = WORDS[other_language]
    title, text = words["problems"][problem]
    other_title, other_text = other["problems"][problem]
    numbers = _section(words["call"], language, [line for line in lines if not line.area])
    numbers += _section(words["nearby"], language, [line for line in lines if line.area])
    said = {
        **words, "language": language, "style": inlined("raah.css"), "script": inlined("leave.js"),
        "neutral": escape(settings.NEUTRAL_SITE),
        "title": title, "text": text, "numbers": numbers,
        "other": other_language, "other_dir": other["dir"], "other_title": other_title, "other_text": other_text,
    }  # fmt: skip
    return PAGE.substitute(said).encode()


def _section(heading: str, language: str, lines: list[Line]) -> str:
    if not lines:
        return ""
    rows = "\n".join(_row(line, language) for line in lines)
    return f'<section class="box call">\n<h2>{heading}</h2>\n<ul class="list one">\n{rows}\n</ul>\n</section>\n'


def _row(line: Line, language: str) -> str:
    name, lang, area = escape(line.name), escape(line.lang), escape(line.area)
    said = name if lang == language else f'<bdi lang="{lang}">{name}</bdi>'
    where = f" <small>{area}</small>" if area else ""
    number = f'<b dir="ltr">{escape(line.published)}</b>'
    return f'<li><a class="line" href="tel:{escape(line.dial)}">{number} {said}{where}</a></li>'
