"""Every door of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, URLResolver, include, path

from directory import views
from directory.sitemap import Doors, Provinces
from guides.sitemap import Guides
from safety.leave import leave
from safety.trail import trail

# What search engines may list.
LISTED = {"sitemaps": {"doors": Doors, "provinces": Provinces, "guides": Guides}, "template_name": "sitemap.xml"}

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="front"),
    path("leave", leave, name="leave"),
    path("trail", trail, name="trail"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap, LISTED, name="sitemap"),
    path("", include("api.urls")),
    *i18n_patterns(path("", include("directory.urls")), path("", include("guides.urls"))),
]

handler400 = "api.handlers.bad_request"
handler403 = "api.handlers.forbidden"
handler404 = "api.handlers.not_found"
handler500 = "api.handlers.broken"
