"""Her doors: asking, and coming back. Nothing of her is ever in an address.

The link of an app is in one: it holds nothing of her, and leads nowhere once she has gone on.
"""

from django.urls import path

from referrals.views.ask import ask, handed
from referrals.views.back import back

app_name = "referrals"

urlpatterns = [
    path("", ask, name="ask"),
    path("from/<str:link>/", handed, name="handed"),
    path("back/", back, name="back"),
]
