"""The doors of the API that take a key; they stand on the private side, which alone knows keys."""

from django.urls import path

from accounts.decorators import keyed
from api.v1.handoffs import Handoffs, OneHandoff
from api.v1.key import OneKey

app_name = "keyed"

urlpatterns = [
    path("api/v1/key", keyed(OneKey.as_view()), name="key"),
    path("api/v1/referral-handoffs", keyed(Handoffs.as_view()), name="handoffs"),
    path("api/v1/referral-handoffs/<uuid:id>", keyed(OneHandoff.as_view()), name="handoff"),
]
