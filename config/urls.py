"""Every door of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from directory import views
from safety.leave import leave
from safety.trail import trail

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="front"),
    path("leave", leave, name="leave"),
    path("trail", trail, name="trail"),
    path("", include("api.urls")),
    *i18n_patterns(path("", include("directory.urls")), path("", include("guides.urls"))),
]

handler400 = "api.handlers.bad_request"
handler403 = "api.handlers.forbidden"
handler404 = "api.handlers.not_found"
handler500 = "api.handlers.broken"
