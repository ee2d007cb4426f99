"""The guides of this site, read once from fixtures/guides."""

from functools import cache
from pathlib import Path

from django.conf import settings

from guides.fields import GuideError
from guides.reading import read
from guides.shapes import Guide, Kind


def folder() -> Path:
    """Return where the files of the guides stand."""
    return Path(settings.BASE_DIR) / "fixtures" / "guides"


@cache
def every() -> tuple[Guide, ...]:
    """Return all guides in their order. Raises GuideError, with the file and the field, when one cannot be read."""
    found = [_named_as_its_file(path) for path in sorted(folder().glob("*.json"))]
    return tuple(sorted(found, key=lambda guide: (guide.position, guide.slug)))


def named(slug: str) -> Guide | None:
    """Return one guide; None where there is none of this name."""
    return next((guide for guide in every() if guide.slug == slug), None)


def listed() -> tuple[Guide, ...]:
    """Return the guides that help with something; those about the site itself are not among them."""
    return tuple(guide for guide in every() if guide.kind is not Kind.SITE)


def _named_as_its_file(path: Path) -> Guide:
    guide = read(path)
    if guide.slug != path.stem:
        raise GuideError(f"{path.name}: slug: is not the name of the file")
    return guide
