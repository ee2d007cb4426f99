"""The doors of v1 in the OpenAPI document."""

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema

from api.documents.errors import errors
from api.documents.questions import BODY, PARAMETERS
from api.documents.shapes import shape

PHONE = {"number": "000-000", "dial": "000000", "label": ""}

FOUND = {
    "id": "0b0e7c53-0000-5000-8000-000000000000",
    "name": "Example help centre",
    "organization": "Example organisation",
    "precision": "city",
    "distance_km_about": 0,
    "place": "Lahore",
    "phones": [PHONE],
    "reached_through": [],
    "needs": ["legal-aid"],
    "open_now": None,
    "assurance": {"state": "unconfirmed", "date": "2025-09", "overdue": False},
    "url": "/en/centres/0b0e7c53-0000-5000-8000-000000000000/",
}

PLACE = {
    "id": "pk/punjab/lahore/lahore",
    "name": "Lahore",
    "name_ur": "لاہور",
    "kind": "city",
    "latitude": 31.5497,
    "longitude": 74.3436,
    "path": "Lahore, Punjab, Pakistan",
}

ANSWER = OpenApiExample(
    "Lahore", value={"place": PLACE, "helplines": [], "results": [FOUND]}, response_only=True, status_codes=["200"]
)
QUESTION = OpenApiExample(
    "A lawyer near a position",
    request_only=True,
    value={
        "latitude": 31.55,
        "longitude": 74.34,
        "need": ["legal-aid"],
    },
)

nearest_get = extend_schema(
    operation_id="nearest_get",
    tags=["nearest"],
    summary="The nearest help, question in the address",
    description="For places and links that are no secret. Send a person's position by POST: addresses are logged.",
    parameters=PARAMETERS,
    examples=[ANSWER],
    responses={200: shape("Nearest"), **errors(400, 422)},
)
nearest_post = extend_schema(
    operation_id="nearest_post",
    tags=["nearest"],
    summary="The nearest help, question in the body",
    description="The same names as GET, as JSON; the address holds nothing.",
    request={"application/json": BODY},
    examples=[QUESTION, ANSWER],
    responses={200: shape("Nearest"), **errors(400, 411, 413, 415, 422)},
)
places = extend_schema(
    operation_id="places",
    tags=["nearest"],
    summary="Places by name, however it is spelt",
    parameters=[
        OpenApiParameter(
            "q",
            {"type": "string", "minLength": 1, "maxLength": 200},
            required=True,
            description="A name in any script: krachi, لاہور, d i khan.",
        ),
    ],
    examples=[OpenApiExample("lahor", value={"results": [PLACE]}, response_only=True, status_codes=["200"])],
    responses={200: shape("Places"), **errors(400, 422)},
)
