"""Which pages of the directory search engines may list (see docs/decisions/0011)."""

from typing import ClassVar

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from places.models import Kind, Place

PROVINCES: tuple[Kind, ...] = (Kind.PROVINCE, Kind.TERRITORY)


class Doors(Sitemap):  # type: ignore[type-arg]
    """Pages that are the same for everybody."""

    i18n = alternates = True
    NAMES: ClassVar = ["directory:home", "directory:countries"]

    def items(self) -> list[str]:
        """Return the names of the doors."""
        return self.NAMES

    def location(self, item: str) -> str:
        """Return a door's path in the language that is active."""
        return reverse(item)


class Provinces(Sitemap):  # type: ignore[type-arg]
    """The provinces and territories of the home country, from which a person browses."""

    i18n = alternates = True

    def items(self) -> QuerySet[Place]:
        """Return them in the gazetteer's order."""
        return Place.objects.filter(country=settings.HOME_COUNTRY, kind__in=PROVINCES).order_by("number")

    def location(self, item: Place) -> str:
        """Return the path of a province's page in the language that is active."""
        return reverse("directory:place", args=[item.pk])


def is_listed(place: Place) -> bool:
    """Tell whether the page of a place may be listed: only those that the sitemap names."""
    return place.country == settings.HOME_COUNTRY and place.kind in PROVINCES
