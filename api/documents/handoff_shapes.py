"""The shapes of what the doors of hand-offs answer."""

from api.documents.shapes import DATE_TIME, TEXT, UUID, Schema, fields, one_of, said
from referrals.telling import AppStatus

HANDOFF = fields(
    {
        "id": said(UUID, "Names this hand-off when its status is asked for."),
        "url": said({**TEXT, "format": "uri"}, "For her browser. It works once, until `expires_at`."),
        "expires_at": DATE_TIME,
    }
)

HANDOFFS: dict[str, Schema] = {"Handoff": HANDOFF, "HandoffStatus": fields({"status": one_of(*AppStatus)})}
