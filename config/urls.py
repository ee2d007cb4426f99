"""Every door of the site: the public's, and staff's, each side by itself or both (config/side.py)."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import require_safe

from config.side import ALL, PRIVATE, PUBLIC
from directory import views
from directory.sitemap import Doors, Provinces
from guides.sitemap import Guides
from safety.leave import leave
from safety.trail import trail

# What search engines may list.
LISTED = {"sitemaps": {"doors": Doors, "provinces": Provinces, "guides": Guides}, "template_name": "sitemap.xml"}

Patterns = list[URLPattern | URLResolver]

BOTH: Patterns = [path("leave", leave, name="leave")]


def public() -> tuple[Patterns, Patterns]:
    """Return the public's doors, and those that stand behind a language."""
    plain: Patterns = [
        path("", views.home, name="front"),
        path("trail", trail, name="trail"),
        path("robots.txt", views.robots, name="robots"),
        path("sitemap.xml", require_safe(sitemap), LISTED, name="sitemap"),
        path("", include("api.urls")),
    ]
    return plain, [path("", include("directory.urls")), path("", include("guides.urls"))]


def private() -> tuple[Patterns, Patterns]:
    """Return staff's doors, and those that stand behind a language."""
    from config import staff

    return staff.PLAIN, staff.IN_A_LANGUAGE


def instead_of_public() -> tuple[Patterns, Patterns]:
    """Return where the first pages lead on the private side, which error pages name as the way on."""
    from config import staff

    return [path("", staff.to_desk, name="front")], [path("", staff.to_desk, name="first")]


SIDES = {PUBLIC: (public,), PRIVATE: (private, instead_of_public), ALL: (private, public)}
SERVED = [side() for side in SIDES[settings.SIDE]]

urlpatterns: Patterns = [
    *BOTH,
    *(door for plain, _ in SERVED for door in plain),
    *i18n_patterns(*(door for _, spoken in SERVED for door in spoken)),
]

handler400 = "api.handlers.bad_request"
handler403 = "api.handlers.forbidden"
handler404 = "api.handlers.not_found"
handler500 = "api.handlers.broken"
