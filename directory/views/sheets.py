"""An organization's listings as a spreadsheet: got, changed at home, sent back, looked at, then sent in or let go."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.decorators import requires_within
from accounts.desk import signed_in
from accounts.gate import hide
from accounts.roles import Permission
from directory import actions
from directory.models import Organization, Upload, UploadState
from directory.sheet_form import SheetForm
from directory.sheets import SheetError
from directory.views.organizations import find, said_of
from directory.views.sheet_page import SHOWN_UPLOADS, upload_page
from directory.wording.sheet_columns import STATES, called

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@requires_within(Permission.LISTING_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Offer the listings as a file, and take a file."""
    organization = find(request, pk, Permission.LISTING_EDIT)
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    if not form.is_bound or not form.is_valid():
        return _sheet(request, organization, form)
    data = form.cleaned_data["file"]
    earlier = actions.sent_before(organization, data)
    if earlier is not None and not form.cleaned_data["again"]:
        return _sheet(request, organization, form, earlier, HTTPStatus.CONFLICT)
    try:
        upload = actions.send_sheet(organization=organization, name=form.name(), data=data, by=signed_in(request))
    except SheetError as error:
        form.add_error("file", str(error))
        return _sheet(request, organization, form)
    return redirect("organizations:upload", pk, upload.pk)


@requires_within(Permission.LISTING_EDIT)
@require_safe
def export(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    """Give the listings as a file."""
    organization = find(request, pk, Permission.LISTING_EDIT)
    data = actions.export_sheet(organization=organization, kind=kind, called=called(), by=signed_in(request))
    name = f"listings-{timezone.localdate().isoformat()}.{kind}"
    return HttpResponse(data, TYPES[kind], headers={"Content-Disposition": f'attachment; filename="{name}"'})


@requires_within(Permission.LISTING_EDIT)
@require_safe
def upload(request: HttpRequest, pk: UUID, upload: UUID) -> HttpResponse:
    """Show how far an upload is read, then what it would do, then what came of it."""
    return upload_page(request, *_find(request, pk, upload))


@requires_within(Permission.LISTING_EDIT)
@require_POST
def take(request: HttpRequest, pk: UUID, upload: UUID) -> HttpResponse:
    """Send in what an upload says."""
    user, good_only = signed_in(request), request.POST.get("good_only") == "yes"
    return _done(request, pk, upload, lambda held: actions.take_sheet(upload=held, good_only=good_only, by=user))


@requires_within(Permission.LISTING_EDIT)
@require_POST
def drop(request: HttpRequest, pk: UUID, upload: UUID) -> HttpResponse:
    """Let an upload go."""
    return _done(request, pk, upload, lambda held: actions.drop_sheet(upload=held, by=signed_in(request)))


@requires_within(Permission.LISTING_EDIT)
@require_POST
def undo(request: HttpRequest, pk: UUID, upload: UUID) -> HttpResponse:
    """Take back what an upload sent in."""
    return _done(request, pk, upload, lambda held: actions.undo_sheet(upload=held, by=signed_in(request)))


def _find(request: HttpRequest, pk: UUID, upload: UUID) -> tuple[Organization, Upload]:
    """Return an upload of an organization that is open to whoever asks."""
    organization = find(request, pk, Permission.LISTING_EDIT)
    found = Upload.objects.defer("data").filter(organization=organization, pk=upload).first()
    if found is None:
        raise hide(request, f"upload:{upload}")
    return organization, found


def _done(request: HttpRequest, pk: UUID, upload: UUID, deed: Any) -> HttpResponse:
    organization, found = _find(request, pk, upload)
    try:
        deed(found)
    except actions.RefusedError as error:
        now = Upload.objects.defer("data").get(pk=upload)
        return upload_page(request, organization, now, refusals=[str(error)], status=HTTPStatus.CONFLICT)
    return redirect("organizations:upload", pk, upload)


def _sheet(
    request: HttpRequest,
    organization: Organization,
    form: SheetForm,
    earlier: Upload | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    uploads = Upload.objects.filter(organization=organization).defer("data")[:SHOWN_UPLOADS]
    said = said_of(organization) | {
        "form": form,
        "earlier": earlier,
        "uploads": [(one, STATES[UploadState(one.state)]) for one in uploads],
    }
    return render(request, "listings/sheet.html", said, status=status)
