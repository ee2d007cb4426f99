"""What the law asks of whoever hears of violence, in one country: texts with versions, under the rule of the guides.

A file of fixtures/before is called "<country>-<for whom>-<version>.json" and has the shape of a guide; of several
versions the newest is shown. Where nobody of the trade has read it yet, only a demo shows it, as a draft.
"""

from functools import cache
from pathlib import Path

from django.conf import settings

from guides.reading import read
from guides.shapes import Guide
from guides.showing import Shown
from guides.showing import shown as laid_out
from languages.known import content_of


def shown(about: str, language: str) -> Shown | None:
    """Return what may be shown of the law of the home country about "adults" or "children"; None for nothing."""
    guide = newest(settings.HOME_COUNTRY, about)
    if guide is None:
        return None
    spoken = language if language in guide.title else content_of(language)
    found = laid_out(guide, spoken, demo=settings.DEMO)
    return None if found.is_withheld else found


@cache
def newest(country: str, about: str) -> Guide | None:
    """Return the newest version of a text; None for a country that has none."""
    found = folder().glob(f"{country.lower()}-{about}-*.json")
    newest_file = max(found, key=lambda path: int(path.stem.rpartition("-")[2]), default=None)
    return read(newest_file) if newest_file else None


def folder() -> Path:
    """Return where the texts stand."""
    return Path(settings.BASE_DIR) / "fixtures" / "before"
