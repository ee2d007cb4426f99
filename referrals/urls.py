"""Her doors: asking, and coming back. Nothing of her is ever in an address."""

from django.urls import path

from referrals.views.ask import ask
from referrals.views.back import back

app_name = "referrals"

urlpatterns = [
    path("", ask, name="ask"),
    path("back/", back, name="back"),
]
