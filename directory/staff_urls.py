"""The doors of organizations, for their own people and for administrators."""

from django.urls import path

from directory.views import organizations as views

app_name = "organizations"

urlpatterns = [
    path("", views.every, name="all"),
    path("<uuid:pk>/team/", views.team, name="team"),
    path("<uuid:pk>/team/invite/", views.invite, name="invite"),
    path("<uuid:pk>/team/<int:member>/remove/", views.remove, name="remove"),
    path("<uuid:pk>/team/invitations/<uuid:invitation>/resend/", views.resend, name="resend"),
    path("<uuid:pk>/team/invitations/<uuid:invitation>/withdraw/", views.withdraw, name="withdraw"),
    path("<uuid:pk>/listings/", views.listings, name="listings"),
]
