"""Taking what a spreadsheet says as drafts for the vetters, and taking that back. Nothing is published by it.

It is done for thousands of rows at once: one audit event tells of all, and each draft names its upload.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from accounts.models import User
from directory.actions.refusals import RefusedError
from directory.actions.uploading import changed_by_others, counts_of
from directory.content import Content, content_of, contents_of, keep_editions
from directory.models import (
    Draft,
    DraftState,
    PastEdition,
    Service,
    Upload,
    UploadRow,
    UploadState,
    Verdict,
    VettingState,
)
from directory.sheets import ID
from directory.states import MOVES, Deed
from safety import audit

AT_ONCE: Final = 500
# For so long an upload may be undone; then its rows are erased.
KEPT: Final = timedelta(days=30)
WAITING: Final = (UploadState.READING, UploadState.READ, UploadState.FAULTY)


def take_sheet(*, upload: Upload, good_only: bool, by: User) -> dict[str, int]:
    """Make a draft of each row that says something new, and send it in; return how many of what.

    `good_only` leaves out rows with faults; without it they forbid everything. RefusedError, also where a listing has
    got a draft meanwhile: then that is a fault of its row, and whoever takes must look again.
    """
    if _spoil(upload, by):
        raise RefusedError("outdated")
    return _take(upload, good_only, by)


@transaction.atomic
def undo_sheet(*, upload: Upload, by: User) -> dict[str, int]:
    """Drop the drafts that are as an upload wrote them, and put away the listings that it began and nobody published.

    They are put away and not deleted: somebody may have noted something of them, and nothing loses its history but a
    hidden place. A listing that was a draft until it was sent in is one again. What vetters took stays, and what a
    hand has touched since. RefusedError.
    """
    _lock_listings(upload.drafts.alive().values_list("service_id", flat=True))
    upload = _locked(upload)
    if upload.state != UploadState.TAKEN or not upload.rows.exists():
        raise RefusedError("outdated")
    dropped = list(_untouched(upload).values_list("service_id", flat=True))
    _drop(_untouched(upload), by)
    put_away = _never_shown(upload)
    _move(put_away, Deed.WITHDRAW, by, "upload.undone", approved_by=None)
    _move(_sent_in(dropped), Deed.RETURN, by, "upload.undone", approved_by=None, submitted_by=None)
    counts = {
        "dropped": len(dropped),
        "put_away": len(put_away),
        "stayed": staying(upload).count(),
    }
    _end(upload, UploadState.UNDONE)
    audit.record("upload.undone", actor=f"user:{by.pk}", subject=f"upload:{upload.pk}", **counts)
    return counts


def _untouched(upload: Upload) -> QuerySet[Draft]:
    """Return the drafts as the upload wrote them: each change by a hand, and each ruling, counts their version on."""
    return upload.drafts.alive().filter(version=1)


def staying(upload: Upload) -> QuerySet[Draft]:
    """Return the drafts that undoing leaves: a vetter decided them, or a hand has touched them since."""
    return upload.drafts.exclude(state=DraftState.DROPPED).exclude(version=1)


def _never_shown(upload: Upload) -> list[UUID]:
    """Return the listings that the upload began, that nobody published, and of which no draft lives."""
    begun = upload.rows.filter(verdict=Verdict.NEW).values("service")
    published = PastEdition.objects.filter(service__in=begun, vetting_state=VettingState.PUBLISHED)
    idle = Service.everything.filter(pk__in=begun, vetting_state__in=MOVES[Deed.WITHDRAW].froms)
    idle = idle.exclude(pk__in=published.values("service")).exclude(pk__in=Draft.objects.alive().values("service"))
    return list(idle.order_by("pk").values_list("pk", flat=True))


def _sent_in(ids: list[UUID]) -> list[UUID]:
    """Return those that wait for vetters because an upload sent them in, and were drafts before."""
    past = PastEdition.objects.filter(service__in=ids).order_by("pgh_id")
    before: dict[UUID, str] = {}
    sent: set[UUID] = set()
    for pk, state, deed in past.values_list("service_id", "vetting_state", "deed"):
        if state != before.get(pk):
            is_sent = (before.get(pk), state, deed) == (VettingState.DRAFT, VettingState.IN_REVIEW, "upload.taken")
            (sent.add if is_sent else sent.discard)(pk)
        before[pk] = state
    waiting = Service.everything.filter(pk__in=sent, vetting_state__in=MOVES[Deed.RETURN].froms)
    return list(waiting.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def forget_uploads(*, at: datetime, by: str) -> int:
    """Erase the rows, and the name, of uploads that ended 30 days ago or were left lying so long; return how many rows.

    An upload that was only left lying ends by this.
    """
    long_ago = at - KEPT
    lying = Upload.objects.filter(state__in=WAITING, made_at__lte=long_ago)
    lying.update(state=UploadState.DROPPED, ended_at=F("made_at"), data=None)
    ended = Upload.objects.filter(ended_at__lte=long_ago)
    rows, _by_model = UploadRow.objects.filter(upload__in=ended).delete()
    ended.exclude(name="", columns={}).update(name="", columns={})
    if rows:
        audit.record("uploads.forgotten", actor=by, subject="uploads", rows=rows)
    return rows


@transaction.atomic
def _spoil(upload: Upload, by: User) -> int:
    """Give a fault to each row whose listing has got a draft, or was put away, since it was read; return how many."""
    upload = _locked(upload)
    if upload.state not in {UploadState.READ, UploadState.FAULTY}:
        return 0
    spoilt = list(_spoilt(upload))
    for row in spoilt:
        row.verdict, row.content = Verdict.FAULTY, {}
    UploadRow.objects.bulk_update(spoilt, ["verdict", "content", "faults"], batch_size=AT_ONCE)
    if spoilt:
        upload.state = UploadState.FAULTY
        upload.save(update_fields=["state"])
        audit.record("upload.spoilt", actor=f"user:{by.pk}", subject=f"upload:{upload.pk}", rows=len(spoilt))
    return len(spoilt)


def _spoilt(upload: Upload) -> Iterator[UploadRow]:
    """Yield the rows that may not change their listing any more, each with why."""
    rows = upload.rows.filter(verdict=Verdict.CHANGED)
    drafted = changed_by_others([pk for pk in rows.values_list("service_id", flat=True) if pk], upload.by)
    for row in rows.select_related("service"):
        if row.service is None or row.service.organization_id != upload.organization_id:
            yield _with_fault(row, "not-yours")
        elif row.service_id in drafted:
            yield _with_fault(row, "draft")
        elif row.service.vetting_state == VettingState.ARCHIVED:
            yield _with_fault(row, "put-away")


def _with_fault(row: UploadRow, code: str) -> UploadRow:
    row.faults = {ID: [code, {}]}
    return row


@transaction.atomic
def _take(upload: Upload, good_only: bool, by: User) -> dict[str, int]:
    _lock_listings(upload.rows.filter(verdict=Verdict.CHANGED).values_list("service_id", flat=True))
    upload = _locked(upload)
    counts = counts_of(upload)
    is_whole = upload.state == UploadState.READ or (upload.state == UploadState.FAULTY and good_only)
    if not is_whole or upload.fault or any(_spoilt(upload)):
        raise RefusedError("outdated")
    if not counts[Verdict.NEW] + counts[Verdict.CHANGED]:
        raise RefusedError("nothing-changed")
    made = {"new": _begin_listings(upload, by), "changed": _change_listings(upload, by)}
    _end(upload, UploadState.TAKEN)
    told = made | {"left": counts[Verdict.FAULTY]}
    audit.record("upload.taken", actor=f"user:{by.pk}", subject=f"upload:{upload.pk}", **told)
    return told


def _change_listings(upload: Upload, by: User) -> int:
    """Send in a draft for each row that still changes something; return how many."""
    rows = upload.rows.filter(verdict=Verdict.CHANGED)
    _drop(Draft.objects.alive().filter(service__in=rows.values("service")), by)
    made = sum(_send_in(batch, dict(contents_of(_ids(batch))), upload, by) for batch in _batches(rows))
    drafts = upload.drafts.filter(service__vetting_state__in=MOVES[Deed.SUBMIT].froms)
    _move(list(drafts.values_list("service_id", flat=True)), Deed.SUBMIT, by, "upload.taken", submitted_by=by.pk)
    return made


def _begin_listings(upload: Upload, by: User) -> int:
    """Begin a listing for each new row, as one that is begun by hand and sent in at once; return how many."""
    made = 0
    for batch in _batches(upload.rows.filter(verdict=Verdict.NEW)):
        for row in batch:
            row.service = _begun(upload, by)
        Service.everything.bulk_create(row.service for row in batch if row.service)
        UploadRow.objects.bulk_update(batch, ["service"])
        ids = _ids(batch)
        # They all say the same yet: nothing.
        blank = content_of(ids[0])
        made += _send_in(batch, dict.fromkeys(ids, blank), upload, by)
        keep_editions(ids, by=f"user:{by.pk}", deed="upload.taken")
    return made


def _begun(upload: Upload, by: User) -> Service:
    pk = uuid4()
    return Service(
        id=pk,
        slug=f"own-{pk}",
        organization_id=upload.organization_id,
        kind="ngo",
        vetting_state=MOVES[Deed.SUBMIT].to,
        submitted_by=by.pk,
        kept_by_staff=True,
    )


def _send_in(rows: list[UploadRow], live: Mapping[UUID, Content], upload: Upload, by: User) -> int:
    """Make the drafts of some rows, sent in already; return how many say something else than the listing by now."""
    now, said = timezone.now(), {row.service_id: row.content for row in rows}
    who: dict[str, Any] = {"made_by": by.pk, "authors": [by.pk], "submitted_by": by.pk}
    drafts = [
        Draft(
            service_id=pk,
            state=DraftState.SUBMITTED,
            content=held | said[pk],
            base=held,
            submitted_at=now,
            upload=upload,
            **who,
        )
        for pk, held in live.items()
        if held | said[pk] != held
    ]
    Draft.objects.bulk_create(drafts)
    return len(drafts)


def _drop(drafts: QuerySet[Draft], by: User) -> int:
    return drafts.update(
        state=DraftState.DROPPED,
        decided_by=by.pk,
        content={},
        base={},
        returned={},
        version=F("version") + 1,
        changed_at=timezone.now(),
    )


def _move(ids: list[UUID], deed: Deed, by: User, event: str, **changes: object) -> None:
    """Move listings that are not public as the table has it, without a card or an event for each."""
    moved = Service.everything.filter(pk__in=ids)
    moved.update(vetting_state=MOVES[deed].to, kept_by_staff=True, last_modified=timezone.now(), **changes)
    keep_editions(ids, by=f"user:{by.pk}", deed=event)


def _batches(rows: QuerySet[UploadRow]) -> Iterator[list[UploadRow]]:
    every = list(rows.order_by("pk"))
    return (every[start : start + AT_ONCE] for start in range(0, len(every), AT_ONCE))


def _ids(rows: Iterable[UploadRow]) -> list[UUID]:
    return [row.service_id for row in rows if row.service_id]


def _lock_listings(ids: Iterable[UUID | None]) -> None:
    held = Service.everything.filter(pk__in=[pk for pk in ids if pk]).order_by("pk")
    list(held.select_for_update(of=("self",)).values_list("pk", flat=True))


def _locked(upload: Upload) -> Upload:
    return Upload.objects.select_for_update().defer("data").get(pk=upload.pk)


def _end(upload: Upload, state: UploadState) -> None:
    upload.state, upload.ended_at = state, timezone.now()
    upload.save(update_fields=["state", "ended_at"])
