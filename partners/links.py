"""Links to our pages for other people's sites: which pages, in which language, and what the link says.

No link names a kind of help: an address stays in the history of the phone on which it was opened.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from places.models import Place
from safety.doors import ASKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Lazy

HOME, NUMBERS, PLACE, ASK, CARD, POSTER = "home", "numbers", "place", "ask", "card", "poster"
# What each is called where one is chosen, and what a link to it says.
PAGES: Final[Mapping[str, tuple["Lazy", "Lazy"]]] = {
    HOME: (_("The first page"), _("Find help near you")),
    NUMBERS: (_("All numbers"), _("Numbers to call")),
    PLACE: (_("A province"), _("Find help near you")),
    ASK: (_("Asking a desk privately"), _("Ask for help privately")),
    CARD: (_("A card to print"), _("A card with numbers")),
    POSTER: (_("A poster to print"), _("A poster for a wall")),
}


@dataclass(frozen=True, slots=True)
class Link:
    """Where it leads, and the HTML for another site. Without a referrer, our logs do not even see whence she came."""

    address: str
    language: str
    words: str

    @property
    def html(self) -> str:
        """Return the link as it is copied into a page."""
        return format_html(
            '<a href="{}" hreflang="{}" lang="{}" rel="noreferrer">{}</a>',
            self.address,
            self.language,
            self.language,
            self.words,
        )


def link_to(page: str, *, language: str, place: Place | None, base: str) -> Link:
    """Return a link to one of PAGES in a language; `base` is the site's address, `place` the province for its page."""
    with translation.override(language):
        path, words = _path(page, language, place), str(PAGES[page][1])
    return Link(urljoin(base, path), language, words)


def picture_of(address: str) -> str:
    """Return a QR code as a whole SVG file in an address of its own (`data:`), with the quiet border cameras need."""
    # Drawn for one page only, so what draws it is not kept in memory by every process.
    import segno

    return str(segno.make(address, error="m", micro=False).svg_data_uri(omitsize=True, border=4, light="#fff"))


def _path(page: str, language: str, place: Place | None) -> str:
    if page == ASK:
        return f"/{language}/{ASKING}"
    if page == PLACE and place is not None:
        return reverse("directory:place", settings.PUBLIC_URLCONF, [place.pk])
    door = HOME if page == PLACE else page
    return reverse(f"directory:{door}", settings.PUBLIC_URLCONF)
