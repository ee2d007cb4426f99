"""The shape of the list of files."""

from api.documents.shapes import DATE_TIME, TEXT, WHOLE, Schema, fields, list_of, said, shape

EXPORTS: dict[str, Schema] = {
    "Export": fields(
        {
            "name": said(TEXT, "Stays with these very bytes for as long as they are given out: two days or more."),
            "url": {"type": "string", "format": "uri"},
            "kind": said(TEXT, "services.jsonl, hsds.zip or centres.geojson, the text files with .gz too."),
            "media_type": TEXT,
            "bytes": WHOLE,
            "sha256": said({"type": "string", "pattern": "^[0-9a-f]{64}$"}, "Of the bytes; the `ETag` too."),
            "made_at": DATE_TIME,
            "cursor": said(TEXT, "What /api/v1/changes takes as `since` to go on from these files."),
            "catalogue_version": WHOLE,
        }
    ),
    "Exports": fields({"exports": said(list_of(shape("Export")), "The newest first.")}),
}
