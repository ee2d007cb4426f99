"""The doors of the desk."""

from django.urls import path

from referrals.views import desk, vault

app_name = "desk"

urlpatterns = [
    path("", desk.queue, name="queue"),
    path("vault/", vault.vault, name="vault"),
]
