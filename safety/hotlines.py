"""Numbers to call when nothing else works: static files, one per country and language, read without the database.

`manage.py write_hotlines` writes them from the published catalogue into the data folder. For the home country a copy
is committed beside this module, so that a site that was never filled has numbers too.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

SHIPPED = Path(__file__).resolve().parent / "hotline_files"


@dataclass(frozen=True, slots=True)
class Line:
    """One number. `area` is empty when the line serves the whole country, else the names of what it serves."""

    name: str
    published: str
    dial: str
    area: str = ""
    lang: str = "en"


def folder() -> Path:
    """Return where this installation's own files stand."""
    return Path(settings.DATA_DIR) / "hotlines"


def hotlines(country: str, language: str) -> tuple[Line, ...]:
    """Return the lines of a country (ISO code), names in `language`; empty where nothing is known. Never raises."""
    for place in (folder(), SHIPPED):
        path = place / f"{country}.{language}.json"
        try:
            if lines := _read(path, path.stat().st_mtime_ns):
                return lines
        except (OSError, ValueError, TypeError):
            # A file that is away or half written must not take the error page with it: the shipped one is next.
            continue
    return ()


@lru_cache(maxsize=64)
def _read(path: Path, changed_at: int) -> tuple[Line, ...]:
    """Return the lines of a file; `changed_at` makes a new version of it be read again."""
    return tuple(Line(**row) for row in json.loads(path.read_text(encoding="utf-8")))


def write(place: Path, country: str, language: str, lines: Iterable[Line]) -> bool:
    """Write one file in one step, never half; say whether it changed."""
    path = place / f"{country}.{language}.json"
    rows = ",\n ".join(json.dumps(asdict(line), ensure_ascii=False) for line in lines)
    text = f"[\n {rows}\n]\n"
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    place.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
    return True
