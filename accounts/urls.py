"""The doors of staff's own pages; the language and "staff/" stand before them (config/urls.py)."""

from django.urls import path, register_converter

from accounts import views

app_name = "accounts"


class Digest:
    """What a session's row is known by."""

    regex = "[0-9a-f]{40}"

    def to_python(self, value: str) -> str:
        """Return it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


register_converter(Digest, "digest")

urlpatterns = [
    path("", views.home, name="home"),
    path("join/<slug:token>/", views.join, name="join"),
    path("sessions/", views.sessions, name="sessions"),
    path("sessions/others/", views.end_others, name="end-others"),
    path("sessions/<digest:pk>/", views.end, name="end"),
    path("people/", views.people, name="people"),
    path("people/invite/", views.invite, name="invite"),
    path("people/invitations/<uuid:pk>/resend/", views.resend, name="resend"),
    path("people/invitations/<uuid:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("people/<int:pk>/", views.person, name="person"),
    path("people/<int:pk>/close/", views.close, name="close"),
    path("people/<int:pk>/reset/", views.reset, name="reset"),
    path("people/<int:pk>/end/", views.end_all, name="end-all"),
]
