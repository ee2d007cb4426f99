"""Staff's doors; loaded only where they are served."""

from django.contrib import admin
from django.contrib.staticfiles.views import serve
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from accounts.decorators import anyone, requires
from accounts.roles import Permission
from safety.doors import ASKING

to_desk = anyone(RedirectView.as_view(pattern_name="accounts:home"))

PLAIN: list[URLPattern | URLResolver] = [
    path("staff/", to_desk, name="staff"),
    path("system/", admin.site.urls),
    # Only the system's pages have files of their own; every other page carries what it needs in itself.
    path("static/<path:path>", requires(Permission.SYSTEM)(serve), {"insecure": True}, name="static"),
    # Programs that show a partner's key.
    path("", include("api.keyed_urls")),
]
IN_A_LANGUAGE: list[URLPattern | URLResolver] = [
    path("staff/", include("accounts.entrance")),
    path("staff/", include("accounts.urls")),
    path("staff/organizations/", include("directory.staff_urls")),
    path("staff/vetting/", include("directory.vetting_urls")),
    path("staff/desk/", include("referrals.staff_urls")),
    path("staff/inbox/", include("referrals.inbox_urls")),
    path("staff/partners/", include("partners.urls")),
    # Hers: on this side, for it alone knows the keys.
    path(ASKING, include("referrals.urls")),
]
