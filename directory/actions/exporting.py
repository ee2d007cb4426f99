"""Giving an organization its listings as a spreadsheet."""

from collections.abc import Sequence

from django.db import transaction

from accounts.models import User
from directory import sheets
from directory.models import Organization, Service, VettingState
from safety import audit

WRITERS = {"csv": sheets.as_csv, "xlsx": sheets.as_xlsx}


@transaction.atomic
def export_sheet(*, organization: Organization, kind: str, called: Sequence[str], by: User) -> bytes:
    """Return all listings that are not put away; `called` says what each column is called."""
    held = Service.everything.filter(organization=organization).exclude(vetting_state=VettingState.ARCHIVED)
    ids = list(held.order_by("slug").values_list("pk", flat=True))
    audit.record(
        "sheet.exported",
        actor=f"user:{by.pk}",
        subject=f"organization:{organization.pk}",
        kind=kind,
        listings=len(ids),
    )
    return WRITERS[kind](sheets.sheet_rows(ids), called)
