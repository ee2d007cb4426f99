"""The official OpenAPI file beside ours: every operation and every parameter of it must be there."""

from collections.abc import Iterator
from typing import Any

from drf_spectacular.validation import validate_schema
from jsonschema import ValidationError

from api.conformance.asking import Site
from api.conformance.checked import Check, check
from api.conformance.official import Official

Operation = dict[str, Any]


def comparing(site: Site, official: Official) -> Iterator[Check]:
    """Yield the checks."""
    ours = site.ask(site.ask("/hsds/").json()["openapi_url"], headers={"Accept": "application/json"}).json()
    theirs = official.openapi
    asked = list(operations(theirs))
    lacking = [f"{method} {path}" for path, method, _one in asked if _ours(ours, path, method) is None]
    yield check("OpenAPI: every operation of the official file is there", len(asked), lacking)
    pairs = [(path, method, name) for path, method, one in asked for name in names(theirs, path, one)]
    missing = [f"{method} {path}: {name}" for path, method, name in pairs if name not in _known(ours, path, method)]
    yield check("OpenAPI: every parameter of the official file is there", len(pairs), missing)
    yield identified(ours)
    yield described(ours)


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, Operation]]:
    """Yield path, method and description of every operation."""
    for path, methods in document["paths"].items():
        for method in ("get", "post"):
            if method in methods:
                yield path, method, methods[method]


def names(document: dict[str, Any], path: str, operation: Operation) -> list[str]:
    """Return the names of the parameters of an operation."""
    said = [*document["paths"][path].get("parameters", ()), *operation.get("parameters", ())]
    known = document.get("components", {}).get("parameters", {})
    return [(known[one["$ref"].rpartition("/")[2]] if "$ref" in one else one)["name"] for one in said]


def identified(ours: dict[str, Any]) -> Check:
    """Look whether no two operations share their name."""
    found = [one["operationId"] for _path, _method, one in operations(ours)]
    twice = sorted({name for name in found if found.count(name) > 1})
    return check("OpenAPI: every operation has a name of its own", len(found), twice)


def described(ours: dict[str, Any]) -> Check:
    """Look whether our document is OpenAPI 3.1."""
    validate: Any = validate_schema
    try:
        validate(ours)
    except ValidationError as error:
        return check("OpenAPI: our document is valid OpenAPI 3.1", 1, [error.message])
    return check("OpenAPI: our document is valid OpenAPI 3.1", 1, [])


def _ours(ours: dict[str, Any], path: str, method: str) -> Operation | None:
    found: Operation | None = ours["paths"].get(f"/hsds{path}", {}).get(method)
    return found


def _known(ours: dict[str, Any], path: str, method: str) -> set[str]:
    """Return the names that our operation takes: in the address, and by POST in its body."""
    operation = _ours(ours, path, method) or {}
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    in_body = content.get("schema", {}).get("properties", {})
    return {*names(ours, f"/hsds{path}", operation), *in_body} if operation else set()
