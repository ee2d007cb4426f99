"""A spreadsheet that somebody sends: kept, read row by row beside the server, and erased. Nothing of it counts yet.

Whoever locks listings and an upload locks the listings first, as whoever hides a place does.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from pathlib import PureWindowsPath
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from accounts.models import User
from directory import sheets
from directory.actions.refusals import RefusedError
from directory.content import contents_of
from directory.models import Draft, Organization, Service, Upload, UploadRow, UploadState, Verdict, VettingState
from directory.sheets import ID, Known, Places, Reading, Sheet, SheetError, labels, understand
from safety import audit

READER: Final = "task:read_upload"
READ_AT_ONCE: Final = 200
Row = tuple[int, dict[str, str]]


@transaction.atomic
def send_sheet(*, organization: Organization, name: str, data: bytes, by: User) -> Upload:
    """Keep a file and have it read. SheetError for what we do not read at all."""
    from directory.tasks import read_upload

    upload = Upload.objects.create(
        organization=organization,
        name=PureWindowsPath(name).name[:120],
        kind=sheets.kind_of(data),
        digest=_digest(data),
        data=data,
        by=by.pk,
    )
    facts: dict[str, str | int] = {"kind": upload.kind, "bytes": len(data), "organization": str(organization.pk)}
    audit.record("upload.sent", actor=f"user:{by.pk}", subject=f"upload:{upload.pk}", **facts)
    # One after the other, also where a job that was begun by a worker that was killed is given back to the queue.
    read_upload.configure(lock=f"upload {upload.pk}").defer(upload=str(upload.pk))
    return upload


def sent_before(organization: Organization, data: bytes) -> Upload | None:
    """Return the newest upload of the very same file that was neither dropped nor undone."""
    alike = Upload.objects.filter(organization=organization, digest=_digest(data)).defer("data")
    return alike.exclude(state__in=(UploadState.DROPPED, UploadState.UNDONE)).first()


def read_sheet(pk: UUID) -> None:
    """Read what is not read yet of an upload, some hundred rows and one transaction at a time, then erase the file.

    Run again after it was killed, it goes on where it was.
    """
    upload = Upload.objects.filter(pk=pk, state=UploadState.READING).first()
    if upload is None:
        return
    try:
        sheet = _opened(upload)
    except SheetError as error:
        _refuse(pk, error.code)
        return
    counted = Counter(_id_of(cells) for _number, cells in sheet.rows)
    twice = {one for one, times in counted.items() if one is not None and times > 1}
    reading = Reading(Places(), labels())
    Upload.objects.filter(pk=pk).update(
        rows_total=len(sheet.rows), columns={"unknown": sheet.unknown, "missing": sheet.missing}
    )
    while _read_batch(pk, sheet, twice, reading):
        pass


def changed_by_others(services: Collection[UUID], by: int) -> set[UUID]:
    """Return the listings with a living draft that an upload may not replace.

    It may replace what came of an earlier upload of the same person, untouched since; what a hand wrote is never lost.
    """
    alive = Draft.objects.alive().filter(service__in=services)
    own = alive.filter(made_by=by, authors=[by], version=1, upload__isnull=False)
    return set(alive.exclude(pk__in=own).values_list("service_id", flat=True))


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _opened(upload: Upload) -> Sheet:
    if upload.data is None:
        raise SheetError("gone")
    return sheets.read(bytes(upload.data), upload.kind)


@transaction.atomic
def _refuse(pk: UUID, fault: str) -> None:
    """Say why a file as a whole counts for nothing; erase it, and what was read of it."""
    upload = Upload.objects.select_for_update().defer("data").get(pk=pk)
    if upload.state != UploadState.READING:
        return
    upload.rows.all().delete()
    upload.state, upload.fault, upload.data = UploadState.FAULTY, fault, None
    upload.rows_total = upload.rows_done = 0
    upload.save()
    audit.record("upload.refused", actor=READER, subject=f"upload:{pk}", fault=fault)


@transaction.atomic
def _read_batch(pk: UUID, sheet: Sheet, twice: set[UUID], reading: Reading) -> bool:
    """Read some rows; say whether there are more."""
    done = Upload.objects.values_list("rows_done", flat=True).get(pk=pk)
    batch = sheet.rows[done : done + READ_AT_ONCE]
    found = _locked_listings(batch, pk)
    upload = Upload.objects.select_for_update().defer("data").get(pk=pk)
    if upload.state != UploadState.READING:
        return False
    if Upload.objects.filter(pk=pk, data=None).exists():
        _refuse(pk, "gone")
        return False
    if upload.rows_done == done:
        UploadRow.objects.bulk_create(_understood(upload, batch, found, twice, reading))
        upload.rows_done += len(batch)
    is_read = upload.rows_done >= len(sheet.rows)
    if is_read:
        _finish(upload)
    upload.save(update_fields=["rows_done", "state", *(["data"] if is_read else [])])
    return not is_read


def _locked_listings(batch: Iterable[Row], pk: UUID) -> dict[UUID, Service]:
    """Return the organization's listings that the rows name, locked: none is hidden while it is compared."""
    ids = [one for _number, cells in batch if (one := _id_of(cells))]
    rows = Service.everything.filter(pk__in=ids, organization__uploads=pk).order_by("pk")
    return {row.pk: row for row in rows.select_for_update(of=("self",))}


def _understood(
    upload: Upload, batch: Iterable[Row], found: Mapping[UUID, Service], twice: set[UUID], reading: Reading
) -> Iterable[UploadRow]:
    """Yield the rows as they are kept."""
    contents = dict(contents_of(found))
    taken = changed_by_others(found.keys(), upload.by)
    reading.places.load(pk for said in contents.values() for pk in (said["place"], *said["areas"]) if pk)
    for number, cells in batch:
        service = found.get(_id_of(cells) or upload.pk)
        known = _known(cells, service, twice, taken)
        if service is not None and not known.refused:
            known = Known(service, contents[service.pk], if_changed=known.if_changed)
        said = understand(cells, known, reading)
        yield UploadRow(
            upload=upload,
            number=number,
            service=service,
            verdict=said.verdict,
            content=said.content,
            faults=said.faults,
            written=said.written,
        )


def _known(cells: Mapping[str, str], service: Service | None, twice: set[UUID], taken: set[UUID]) -> Known:
    """Return why the listing that a row names may not be changed, if that is so."""
    if cells.get(ID) and service is None:
        return Known(refused="not-yours")
    if service is None:
        return Known()
    if service.pk in twice:
        return Known(refused="id-twice")
    if service.vetting_state == VettingState.ARCHIVED:
        return Known(if_changed="put-away")
    return Known(if_changed="draft" if service.pk in taken else "")


def _id_of(cells: Mapping[str, str]) -> UUID | None:
    try:
        return UUID(cells.get(ID, ""))
    except ValueError:
        return None


def _finish(upload: Upload) -> None:
    counts = counts_of(upload)
    upload.state = UploadState.FAULTY if counts[Verdict.FAULTY] else UploadState.READ
    upload.data = None
    audit.record("upload.read", actor=READER, subject=f"upload:{upload.pk}", **counts)


def counts_of(upload: Upload) -> dict[str, int]:
    """Return how many rows of an upload there are of each verdict."""
    found = dict(upload.rows.order_by().values_list("verdict").annotate(Count("pk")))
    return {verdict.value: found.get(verdict.value, 0) for verdict in Verdict}


@transaction.atomic
def drop_sheet(*, upload: Upload, by: User) -> None:
    """Let an upload go that was not taken; what was read of it goes with the night's erasing. RefusedError."""
    held = Upload.objects.select_for_update().defer("data").get(pk=upload.pk)
    if held.state not in {UploadState.READING, UploadState.READ, UploadState.FAULTY}:
        raise RefusedError("outdated")
    held.state, held.data, held.ended_at = UploadState.DROPPED, None, timezone.now()
    held.save(update_fields=["state", "data", "ended_at"])
    audit.record("upload.dropped", actor=f"user:{by.pk}", subject=f"upload:{upload.pk}")
