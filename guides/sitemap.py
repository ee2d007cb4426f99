"""Which guides search engines may list: each says so itself (`is_indexed`)."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from guides import shelf
from guides.shapes import Guide


class Guides(Sitemap):  # type: ignore[type-arg]
    """The guides that may be listed."""

    i18n = alternates = True

    def items(self) -> list[Guide]:
        """Return them in their order."""
        return [guide for guide in shelf.every() if guide.is_indexed]

    def location(self, item: Guide) -> str:
        """Return a guide's path in the language that is active."""
        return reverse("guides:guide", args=[item.slug])
