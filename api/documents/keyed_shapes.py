"""The shapes of what doors with a key answer."""

from api.documents.shapes import DATE_TIME, TEXT, WHOLE, YES_NO, Schema, fields, list_of, one_of, said
from partners.scopes import Scope

KEY = fields(
    {
        "partner": TEXT,
        "name": said(TEXT, "What its partner calls it."),
        "prefix": said(TEXT, "The part of it that may be shown."),
        "scopes": list_of(one_of(*Scope)),
        "per_minute": WHOLE,
        "per_day": WHOLE,
        "expires_at": DATE_TIME,
        "is_replaced": said(YES_NO, "Whether another key has taken its place: change to that one before it ends."),
    }
)

KEYED: dict[str, Schema] = {"Key": KEY}
