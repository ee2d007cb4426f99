"""The doors of organizations, for their own people and for administrators."""

from django.urls import path

from directory.views import organizations as views
from directory.views import sheets
from directory.views.listings import editing, looking, mine, telling
from directory.views.still_correct import still_correct

app_name = "organizations"

urlpatterns = [
    path("", views.every, name="all"),
    path("still-correct/<str:secret>/", still_correct, name="still-correct"),
    path("<uuid:pk>/team/", views.team, name="team"),
    path("<uuid:pk>/team/invite/", views.invite, name="invite"),
    path("<uuid:pk>/team/<int:member>/remove/", views.remove, name="remove"),
    path("<uuid:pk>/team/invitations/<uuid:invitation>/resend/", views.resend, name="resend"),
    path("<uuid:pk>/team/invitations/<uuid:invitation>/withdraw/", views.withdraw, name="withdraw"),
    path("<uuid:pk>/listings/", mine.listings, name="listings"),
    path("<uuid:pk>/listings/add/", mine.add, name="add"),
    path("<uuid:pk>/sheet/", sheets.sheet, name="sheet"),
    path("<uuid:pk>/sheet/csv/", sheets.export, {"kind": "csv"}, name="sheet-csv"),
    path("<uuid:pk>/sheet/xlsx/", sheets.export, {"kind": "xlsx"}, name="sheet-xlsx"),
    path("<uuid:pk>/sheet/<uuid:upload>/", sheets.upload, name="upload"),
    path("<uuid:pk>/sheet/<uuid:upload>/take/", sheets.take, name="upload-take"),
    path("<uuid:pk>/sheet/<uuid:upload>/drop/", sheets.drop, name="upload-drop"),
    path("<uuid:pk>/sheet/<uuid:upload>/undo/", sheets.undo, name="upload-undo"),
    path("listings/<uuid:pk>/", editing.draft, name="draft"),
    path("listings/<uuid:pk>/preview/", looking.looks, name="preview"),
    path("listings/<uuid:pk>/submit/", editing.submit, name="submit"),
    path("listings/<uuid:pk>/still-correct/", telling.confirm, name="confirm"),
    path("listings/<uuid:pk>/capacity/", telling.capacity, name="capacity"),
    path("listings/<uuid:pk>/shut/", telling.shut, name="shut"),
    path("listings/<uuid:pk>/hide/", telling.hide, name="hide"),
]
