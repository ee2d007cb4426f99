"""The doors of the desk."""

from django.urls import path

from referrals.views import forgotten, vault
from referrals.views.desk import centres, doing, inboxes, keys, leads, queue, reading, referral, stops

app_name = "desk"

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("vault/", vault.vault, name="vault"),
    path("vault/new/", vault.new, name="vault-new"),
    path("vault/forgot/", forgotten.forgotten, name="vault-forgot"),
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
    path("inboxes/", inboxes.inboxes, name="inboxes"),
    path("inboxes/<uuid:pk>/", inboxes.inbox, name="inbox"),
    path("inboxes/<uuid:pk>/check/", inboxes.check, name="check"),
    path("inboxes/<uuid:pk>/suspend/", inboxes.suspend, name="suspend"),
    path("inboxes/<uuid:pk>/resume/", inboxes.resume, name="resume"),
    path("desks/", leads.desks, name="desks"),
    path("desks/totals/", leads.totals, name="totals"),
    path("desks/<uuid:pk>/", leads.desk, name="desk"),
    path("desks/<uuid:pk>/admit/", leads.admit, name="admit"),
    path("desks/<uuid:pk>/dismiss/", leads.dismiss, name="dismiss"),
    path("desks/<uuid:pk>/key/", keys.change_key, name="change-key"),
    path("keys/<int:pk>/give/", keys.grant, name="grant"),
    path("keys/<int:pk>/refuse/", keys.refuse_wish, name="refuse-wish"),
    path("desks/<uuid:pk>/hours/<int:user>/", leads.hours, name="hours"),
    path("desks/<uuid:pk>/open/", leads.open_it, name="open"),
    path("desks/<uuid:pk>/shut/", leads.shut, name="shut"),
    path("desks/<uuid:pk>/opened/", leads.opened, name="opened"),
]
