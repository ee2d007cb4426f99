"""The doors of the desk."""

from django.urls import path

from referrals.views import vault
from referrals.views.desk import centres, doing, leads, queue, reading, referral, stops

app_name = "desk"

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("vault/", vault.vault, name="vault"),
    path("vault/new/", vault.new, name="vault-new"),
    path("vault/lock/", vault.lock, name="vault-lock"),
    path("cases/<uuid:pk>/", reading.case, name="case"),
    path("cases/<uuid:pk>/read/", reading.read, name="read"),
    path("cases/<uuid:pk>/do/<slug:deed>/", doing.do, name="do"),
    path("cases/<uuid:pk>/centres/", centres.centres, name="centres"),
    path("cases/<uuid:pk>/centres/<uuid:centre>/", centres.centre, name="centre"),
    path("referrals/<uuid:pk>/", referral.referral, name="referral"),
    path("referrals/<uuid:pk>/call/", referral.call, name="call"),
    path("referrals/<uuid:pk>/do/<slug:step>/", referral.step, name="step"),
    path("stops/", stops.stops, name="stops"),
    path("stops/<int:pk>/done/", stops.stopped, name="stopped"),
    path("desks/", leads.desks, name="desks"),
    path("desks/totals/", leads.totals, name="totals"),
    path("desks/<uuid:pk>/", leads.desk, name="desk"),
    path("desks/<uuid:pk>/admit/", leads.admit, name="admit"),
    path("desks/<uuid:pk>/dismiss/", leads.dismiss, name="dismiss"),
    path("desks/<uuid:pk>/hours/<int:user>/", leads.hours, name="hours"),
    path("desks/<uuid:pk>/open/", leads.open_it, name="open"),
    path("desks/<uuid:pk>/shut/", leads.shut, name="shut"),
    path("desks/<uuid:pk>/opened/", leads.opened, name="opened"),
]
