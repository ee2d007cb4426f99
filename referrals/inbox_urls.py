"""The doors of centres' inboxes."""

from django.urls import path

from referrals.views.inbox import inboxes, keys, parcels

app_name = "inbox"

urlpatterns = [
    path("", inboxes.every, name="all"),
    path("stopped/<int:pk>/", inboxes.stopped, name="stopped"),
    path("new/<uuid:centre>/", inboxes.new, name="new"),
    path("<uuid:pk>/", inboxes.inbox, name="inbox"),
    path("<uuid:pk>/admit/", inboxes.admit, name="admit"),
    path("<uuid:pk>/dismiss/", inboxes.dismiss, name="dismiss"),
    path("<uuid:pk>/key/", keys.change_key, name="change-key"),
    path("keys/<int:pk>/give/", keys.grant, name="grant"),
    path("keys/<int:pk>/refuse/", keys.refuse_wish, name="refuse-wish"),
    path("parcels/<uuid:pk>/", parcels.parcel, name="parcel"),
    path("parcels/<uuid:pk>/open/", parcels.open_it, name="open"),
    path("parcels/<uuid:pk>/show/", parcels.show, name="show"),
    path("parcels/<uuid:pk>/do/<slug:deed>/", parcels.do, name="do"),
]
