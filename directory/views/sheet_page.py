"""The page of one upload: how far it is read, each row that would change something, each fault at its cell."""

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from directory import actions
from directory.content import BLANK, contents_of, differences
from directory.models import Organization, Service, Upload, UploadRow, UploadState, Verdict
from directory.scripts import as_it_stands, content_language, filled
from directory.sheets import SENTENCES
from directory.sheets.understanding import NAMES
from directory.views.organizations import said_of
from directory.wording.fields import FIELDS, say_value
from directory.wording.sheet_columns import STATES, VERDICTS, say_column

A_PAGE: Final = 50
SHOWN_UPLOADS: Final = 20
SHOWN_NAMES: Final = 50
ASK_AGAIN_S: Final = 2


@dataclass(frozen=True, slots=True)
class Change:
    """One field that would say something else."""

    label: Promise
    before: SafeString
    after: SafeString


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong in a cell, and what stood there; that is empty where it may not be kept."""

    column: str
    label: str
    written: SafeString
    sentence: SafeString


@dataclass(frozen=True, slots=True)
class Shown:
    """One row as it is shown."""

    row: UploadRow
    name: str
    verdict: Promise
    changes: list[Change]
    faults: list[CellFault]


def upload_page(
    request: HttpRequest,
    organization: Organization,
    upload: Upload,
    refusals: Iterable[str] = (),
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """Return the page of an upload as it stands; while it is read, one that asks again by itself."""
    said = said_of(organization) | {
        "upload": upload,
        "state": STATES[UploadState(upload.state)],
        "fault": SENTENCES[upload.fault] if upload.fault else "",
        "refusals": list(refusals),
    }
    if upload.state == UploadState.READING:
        response = render(request, "listings/sheet_reading.html", said, status=status)
        response["Refresh"] = str(ASK_AGAIN_S)
        return response
    return render(request, "listings/sheet_upload.html", said | _read(request, upload), status=status)


def _read(request: HttpRequest, upload: Upload) -> dict[str, Any]:
    counts = actions.counts_of(upload)
    shown = request.GET.get("show", "")
    chosen = [shown] if shown in Verdict.values else [verdict for verdict in Verdict.values if verdict != Verdict.SAME]
    rows = upload.rows.filter(verdict__in=chosen).select_related("service").prefetch_related("service__texts")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    is_waiting = upload.state in {UploadState.READ, UploadState.FAULTY}
    return {
        "counts": [(verdict, VERDICTS[verdict], counts[verdict]) for verdict in VERDICTS],
        "shown": shown if shown in Verdict.values else "",
        "page": page,
        "rows": _shown(list(page.object_list)),
        "good": counts[Verdict.NEW] + counts[Verdict.CHANGED],
        "faulty": counts[Verdict.FAULTY],
        "is_waiting": is_waiting,
        "may_undo": upload.state == UploadState.TAKEN and any(counts.values()),
        "stayed": _stayed(upload) if not is_waiting else [],
    }


def _shown(rows: list[UploadRow]) -> list[Shown]:
    changed = [row.service_id for row in rows if row.verdict == Verdict.CHANGED and row.service_id]
    live = dict(contents_of(changed))
    return [
        Shown(
            row,
            _name(row),
            VERDICTS[row.verdict],
            _changes(row, live.get(row.service_id, dict(BLANK)) if row.service_id else dict(BLANK)),
            [_fault(row, column, *fault) for column, fault in row.faults.items()],
        )
        for row in rows
    ]


def _changes(row: UploadRow, live: dict[str, Any]) -> list[Change]:
    if not row.content:
        return []
    found = differences(live, live | row.content, live)
    return [Change(FIELDS[one.key], say_value(one.key, one.before), say_value(one.key, one.after)) for one in found]


def _fault(row: UploadRow, column: str, code: str, words: dict[str, str]) -> CellFault:
    written = row.written.get(column, "")
    said = filled(str(SENTENCES[code]), **{name: as_it_stands(found) for name, found in words.items()})
    return CellFault(column, say_column(column), as_it_stands(written), said)


def _name(row: UploadRow) -> str:
    """Return what the listing is called: as it is now, else as the row would have it."""
    held = row.service.said("name", content_language()) if row.service else ""
    words = row.content.get("name_words", {})
    written = next((row.written[name] for name in NAMES if row.written.get(name)), "")
    return held or words.get(content_language()) or next(iter(words.values()), "") or written


def _stayed(upload: Upload) -> list[str]:
    """Return the names of listings that stay as they are when the upload is taken back."""
    found = (
        Service.everything.filter(pk__in=actions.staying(upload).values("service"))
        .prefetch_related("texts")
        .order_by("slug")[:SHOWN_NAMES]
    )
    return [service.said("name", content_language()) for service in found]
