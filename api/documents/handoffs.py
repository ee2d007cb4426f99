"""The doors of hand-offs, in the OpenAPI document."""

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema

from api.documents.keyed import key_errors
from api.documents.shapes import TEXT, UUID, Schema, fields, list_of, one_of, or_null, said, shape
from languages.known import CONTENT
from referrals.forms.asking import ASKED

BODY: Schema = {
    **fields(
        {"language": said(one_of(*CONTENT), "Of the page to which the link leads.")},
        {
            "area": said(
                or_null({**TEXT, "maxLength": 200}),
                "A place by its id or name. Its district is kept, or its city where that has no district around it.",
            ),
            "needs": said(or_null(list_of(one_of(*ASKED))), "What would help."),
            "centre_ids": said(
                or_null({**list_of(UUID), "maxItems": 5}), "Ids of `nearest`, of centres that she would like help from."
            ),
        },
    ),
    "additionalProperties": False,
}

WISH = {
    "language": "ur",
    "area": "pk/punjab/lahore",
    "needs": ["legal-aid"],
    "centre_ids": [],
}
MADE = {
    "id": "0b0e7c53-0000-4000-8000-000000000000",
    "url": "https://raah.example/ur/r/from/Xr3mHq2VvKkK0y0b8m1uQm0o3o6m2n0hZ1t1T6b0E4w/",
    "expires_at": "2027-01-31T09:30:00Z",
}

make = extend_schema(
    operation_id="handoff_make",
    tags=["handoffs"],
    summary="A link that leads one person to a desk",
    description=(
        "Show the link to the person at once, or open it in her browser. There is no field for who she is, and an "
        "unknown one is refused. Looking at the link changes nothing, so previews do no harm. Asked again within 24 "
        "hours with the same `Idempotency-Key` and body, the answer is the same."
    ),
    parameters=[
        OpenApiParameter(
            "Idempotency-Key",
            {"type": "string", "minLength": 16, "maxLength": 128, "pattern": "^[!-~]+$"},
            location=OpenApiParameter.HEADER,
            required=True,
            description="Random, another for each person: a UUID will do.",
        )
    ],
    request={"application/json": BODY},
    examples=[
        OpenApiExample("A lawyer in Lahore", value=WISH, request_only=True),
        OpenApiExample("A link", value=MADE, response_only=True, status_codes=["201"]),
    ],
    responses={201: shape("Handoff"), **key_errors(411, 413, 415, 422)},
)
status = extend_schema(
    operation_id="handoff_status",
    tags=["handoffs"],
    summary="How it stands, if she agreed that the app may know",
    description=(
        "It moves at full and half hours only, and never backwards. 404 is all of these: not used, not agreed to, "
        "taken back, erased, of another partner, unknown."
    ),
    examples=[OpenApiExample("On its way", value={"status": "in_progress"}, response_only=True, status_codes=["200"])],
    responses={200: shape("HandoffStatus"), **key_errors(404)},
)
