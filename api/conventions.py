"""Settings of the REST framework and of the OpenAPI writer; config/settings.py takes them from here."""

from typing import Any

from api.documents.components import COMPONENTS

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "UNAUTHENTICATED_USER": None,
    "UNAUTHENTICATED_TOKEN": None,
    "URL_FORMAT_OVERRIDE": None,
}

SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Raah",
    "DESCRIPTION": (
        "A vetted directory of help for survivors of harassment and violence. Open, without keys. "
        "`/api/v1/` finds the nearest help; `/hsds/` is the directory in the Human Services Data Specification 3.1."
    ),
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "LICENSE": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
    "SERVE_INCLUDE_SCHEMA": False,
    # The stock hook moves closed lists of words out of the shapes, and changes the shapes themselves while at it.
    "POSTPROCESSING_HOOKS": [],
    "SCHEMA_PATH_PREFIX": "/(api/v1|hsds)",
    "APPEND_COMPONENTS": {"schemas": COMPONENTS},
    "TAGS": [
        {"name": "nearest", "description": "Search and places: what the standard lacks."},
        {"name": "copies", "description": "The whole directory as files, and what changed since."},
        {"name": "handoffs", "description": "Leading a person from an app to a desk, with a key."},
        {"name": "keys", "description": "For partner apps, with a key."},
        {"name": "hsds", "description": "The directory in the words of HSDS 3.1, read-only."},
    ],
}
