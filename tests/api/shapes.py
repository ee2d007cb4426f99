"""Checks answers against the shapes that the OpenAPI document promises, with nothing beside them."""

from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from api.conformance.official import closed
from api.documents.components import COMPONENTS


def lasting(response: Any) -> dict[str, str]:
    """Return the headers of an answer without the name of the call, which is another each time."""
    return {name: value for name, value in response.headers.items() if name != "X-Request-Id"}


DOCUMENT = {"components": {"schemas": closed(COMPONENTS)}}


def faults(name: str, answer: object) -> list[str]:
    """Return what the documented shape `name` has against the answer, with where."""
    checker = Draft202012Validator({**DOCUMENT, "$ref": f"#/components/schemas/{name}"}, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in checker.iter_errors(answer)]
