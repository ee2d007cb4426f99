"""The doors of vetters."""

from django.urls import path

from directory.views.listings import deciding
from directory.views.vetting import claims, desk, doubles, hiding, history, letters, listing, moves, pinning, reminding

app_name = "vetting"

urlpatterns = [
    path("", desk.home, name="home"),
    path("queues/<slug:name>/", desk.queue, name="queue"),
    path("remind/", reminding.remind, name="remind"),
    path("doubles/different/", doubles.different, name="different"),
    path("listings/<uuid:pk>/", listing.listing, name="listing"),
    path("listings/<uuid:pk>/moves/<slug:deed>/", moves.move, name="move"),
    path("listings/<uuid:pk>/hide/", hiding.hide_place, name="hide"),
    path("listings/<uuid:pk>/point/", pinning.pin, name="point"),
    path("listings/<uuid:pk>/history/", history.history, name="history"),
    path("listings/<uuid:pk>/history/<int:past>/restore/", history.restore, name="restore"),
    path("reports/<int:pk>/handled/", letters.report_handled, name="report-handled"),
    path("suggestions/<int:pk>/", letters.suggestion, name="suggestion"),
    path("suggestions/<int:pk>/handled/", letters.suggestion_handled, name="suggestion-handled"),
    path("drafts/<uuid:pk>/", deciding.draft, name="draft"),
    # Claims.
    path("claims/<uuid:pk>/", claims.claim, name="claim"),
]
