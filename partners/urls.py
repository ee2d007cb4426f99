"""The doors of partners: for whoever asks for keys, for administrators, and for a partner's own people."""

from django.urls import path

from partners.views import apps, asking, deciding, keys, links, people, webhooks

app_name = "partners"

urlpatterns = [
    path("", apps.every, name="all"),
    path("ask/", asking.ask, name="ask"),
    path("asked/", asking.asked, name="asked"),
    path("queue/", deciding.queue, name="queue"),
    path("queue/<uuid:pk>/", deciding.decide, name="decide"),
    path("queue/<uuid:pk>/keys/<uuid:key>/", deciding.limits, name="limits"),
    path("<uuid:pk>/", apps.partner, name="partner"),
    path("<uuid:pk>/links/", links.links, name="links"),
    path("<uuid:pk>/keys/make/", keys.make, name="make"),
    path("<uuid:pk>/keys/<uuid:key>/", keys.key, name="key"),
    path("<uuid:pk>/keys/<uuid:key>/rotate/", keys.rotate, name="rotate"),
    path("<uuid:pk>/keys/<uuid:key>/stop/", keys.stop, name="stop"),
    path("<uuid:pk>/webhooks/", webhooks.every, name="webhooks"),
    path("<uuid:pk>/webhooks/<uuid:webhook>/", webhooks.webhook, name="webhook"),
    path("<uuid:pk>/webhooks/<uuid:webhook>/<slug:deed>/", webhooks.do, name="webhook-do"),
    path("<uuid:pk>/webhooks/<uuid:webhook>/messages/<uuid:message>/again/", webhooks.again, name="webhook-again"),
    path("<uuid:pk>/people/", people.people, name="people"),
    path("<uuid:pk>/people/invite/", people.invite, name="invite"),
    path("<uuid:pk>/people/<int:member>/remove/", people.remove, name="remove"),
    path("<uuid:pk>/people/invitations/<uuid:invitation>/resend/", people.resend, name="resend"),
    path("<uuid:pk>/people/invitations/<uuid:invitation>/withdraw/", people.withdraw, name="withdraw"),
]
