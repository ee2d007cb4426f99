"""GET /api/v1/exports and /api/v1/exports/{name}: the whole directory as files that can be fetched bit by bit."""

from base64 import b64encode
from contextlib import ExitStack
from typing import Any, BinaryIO, Final, NamedTuple

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import http_date, parse_etags, parse_http_date_safe
from django.utils.translation import gettext as _
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from api.answers import json_answer
from api.bulk.making import MEDIA_TYPES
from api.documents import exports as documents
from api.hsds.base import HSDSView
from api.hsds.streaming import Pieces, turn
from api.problems import problem
from api.ranges import NoSuchPartError, Part, part_of
from api.v1.cursors import Cursor
from api.v1.questions import refuse_unknown
from api.views import PublicView, ReadyJSON
from directory import exports
from directory.exports import Export, File

# So much is handed to the server at once; of more, only one reader on this machine is served at a time.
AT_ONCE: Final = 8 * 1024 * 1024
# When what was withdrawn is there again, as a rule.
AGAIN_AFTER_S: Final = "300"
# Whoever keeps a file asks each time whether it is still given out: it may have been withdrawn.
KEPT: Final = "public, no-cache, no-transform"


class Exports(HSDSView):
    """What there is to fetch, the newest first."""

    has_edition = False

    @documents.exports
    def get(self, request: Request) -> HttpResponse:
        """Return the list."""
        refuse_unknown(request.query_params, ())
        base = request.build_absolute_uri(reverse("api:exports"))
        found = [_written(export, file, base) for export in exports.good() for file in export.files]
        return self.sent_by_content(request, json_answer({"exports": found}))


def _written(export: Export, file: File, base: str) -> dict[str, Any]:
    name = export.name_of(file)
    return {
        "name": name,
        "url": f"{base}/{name}",
        "kind": file.name,
        "media_type": media_type(file),
        "bytes": file.bytes,
        "sha256": file.sha256,
        "made_at": export.made_at,
        "cursor": str(Cursor(export.feed_id, export.changes, export.changes)),
        "catalogue_version": export.version,
    }


def media_type(file: File) -> str:
    """Return of what kind a file is."""
    return MEDIA_TYPES.get(file.name, ReadyFile.media_type)


class ReadyFile(ReadyJSON):
    """Any of the kinds of files. The first is JSON, so that errors can be negotiated as everywhere."""

    media_type = "application/octet-stream"


def _renderer(media_type: str) -> type[BaseRenderer]:
    return type("ReadyFile", (ReadyJSON,), {"media_type": media_type})


class Wanted(NamedTuple):
    """A file of an export."""

    export: Export
    file: File

    @property
    def etag(self) -> str:
        """Return the strong ETag: the file's digest."""
        return f'"{self.file.sha256}"'

    @property
    def modified(self) -> int:
        """Return when it was made, in whole seconds."""
        return int(self.export.made_at.timestamp())

    def headers(self) -> dict[str, str]:
        """Return what is said of the file with whatever part of it is sent."""
        return {
            "ETag": self.etag,
            "Last-Modified": http_date(self.modified),
            "Accept-Ranges": "bytes",
            "Repr-Digest": f"sha-256=:{b64encode(bytes.fromhex(self.file.sha256)).decode()}:",
            "Cache-Control": KEPT,
            "Content-Disposition": f'attachment; filename="{self.export.name_of(self.file)}"',
        }


class ExportFile(PublicView):
    """One file, whole or in parts."""

    renderer_classes: tuple[type[BaseRenderer], ...] = (
        ReadyFile,
        ReadyJSON,
        *map(_renderer, sorted(set(MEDIA_TYPES.values()))),
    )

    @documents.export_file
    def get(self, request: Request, name: str) -> HttpResponseBase:
        """Return the file, the part of it that is asked for, or that the caller has it already."""
        wanted = find(name)
        if wanted is None:
            return being_made()
        if is_held(request, wanted):
            return HttpResponse(status=304, headers=wanted.headers())
        try:
            part = _part(request, wanted)
        except NoSuchPartError:
            refused = problem(416)
            refused["Content-Range"] = f"bytes */{wanted.file.bytes}"
            return refused
        return sent(wanted, part, is_head=request.method == "HEAD")


class Section:
    """So many bytes of an open file, from where it stands."""

    def __init__(self, file: BinaryIO, length: int) -> None:
        self.file, self.left = file, length

    @property
    def closed(self) -> bool:
        """Tell whether the file was closed."""
        return self.file.closed

    def read(self, size: int) -> bytes:
        """Return the next bytes, no more than `size`; none at the end."""
        piece = self.file.read(min(size, self.left))
        self.left -= len(piece)
        return piece


def find(name: str) -> Wanted | None:
    """Return the file of that name, or the newest of that kind; None while there is none of a kind that we make."""
    found = (Wanted(export, file) for export in exports.good() for file in export.files)
    wanted = next((one for one in found if name in (one.file.name, one.export.name_of(one.file))), None)
    if wanted is None and name not in MEDIA_TYPES:
        raise Http404
    return wanted


def being_made() -> HttpResponse:
    """Return that the files are not there now, and when to look again."""
    response = problem(503, _("The files are being made anew. Try again in some minutes."))
    response["Retry-After"] = AGAIN_AFTER_S
    return response


def is_held(request: Request, wanted: Wanted) -> bool:
    """Tell whether the caller has the file already (RFC 9110, 13.2.2)."""
    if (held := request.META.get("HTTP_IF_NONE_MATCH")) is not None:
        return bool({wanted.etag, f"W/{wanted.etag}", "*"} & set(parse_etags(held)))
    since = parse_http_date_safe(request.META.get("HTTP_IF_MODIFIED_SINCE", ""))
    return since is not None and wanted.modified <= since


def _part(request: Request, wanted: Wanted) -> Part | None:
    """Return the part that is to be sent: of another file than the caller began with, all. NoSuchPartError."""
    asked, began_with = request.META.get("HTTP_RANGE"), request.META.get("HTTP_IF_RANGE")
    if asked is None or request.method != "GET":
        return None
    if began_with is not None and began_with.strip() not in (wanted.etag, http_date(wanted.modified)):
        return None
    return part_of(asked, wanted.file.bytes)


def sent(wanted: Wanted, part: Part | None, *, is_head: bool) -> HttpResponseBase:
    """Return the answer that sends the file or a part of it; of a HEAD, its headers alone."""
    size = wanted.file.bytes
    first, length = (part.first, part.length) if part else (0, size)
    headers = wanted.headers() | {"Content-Length": str(length)}
    if part:
        headers["Content-Range"] = f"bytes {part.first}-{part.last}/{size}"
    said: dict[str, Any] = {
        "status": 206 if part else 200,
        "content_type": media_type(wanted.file),
        "headers": headers,
    }
    if is_head:
        return HttpResponse(**said)
    with ExitStack() as opened:
        if length > AT_ONCE:
            opened.enter_context(turn())
        try:
            file = opened.enter_context((wanted.export.folder / wanted.file.name).open("rb"))
        except FileNotFoundError:
            # Withdrawn at this very moment.
            raise Http404 from None
        file.seek(first)
        if length <= AT_ONCE:
            return HttpResponse(file.read(length), **said)
        return StreamingHttpResponse(Pieces(Section(file, length), opened.pop_all()), **said)
