"""Spreadsheets as their pages are looked at: one that is being read, one that can be sent in, one with faults."""

from accounts.models import User
from directory import actions
from directory.models import Organization, Service, Upload
from tests.directory.sheets.files import HEAD, csv_of

NEW = ("", "Invented Branch", "ngo", "legal-aid", "Lahore, Punjab", "0300 0000000")
WRONG = ("", "", "yacht", "legal-aid", "Zzxxqq", "12")


def gathered(organization: Organization, worker: User) -> dict[str, object]:
    """Return what paths name."""
    listing = Service.everything.filter(organization=organization, vetting_state="published").order_by("pk").first()
    assert listing is not None
    renamed = (str(listing.pk), "Invented Other Name", "ngo", "legal-aid", "Lahore, Punjab", "0311 0000000")
    reading = Upload.objects.create(
        organization=organization,
        name="ours.csv",
        kind="csv",
        digest=bytes(32),
        by=worker.pk,
        rows_total=5,
        rows_done=2,
    )
    return {
        "sheet_reading": reading.pk,
        "sheet_good": _read([renamed, NEW], HEAD, organization, worker),
        "sheet_faulty": _read([(*renamed, "blue"), (*WRONG, "red")], (*HEAD, "colour"), organization, worker),
    }


def _read(rows: list[tuple[str, ...]], head: tuple[str, ...], organization: Organization, worker: User) -> object:
    """Send a file and have it read at once, whatever a worker does meanwhile."""
    data = csv_of(rows, head).encode()
    upload = actions.send_sheet(organization=organization, name="ours.csv", data=data, by=worker)
    actions.read_sheet(upload.pk)
    return upload.pk
