"""The official HSDS 3.1 schemas, read from the folder that HSDS_SCHEMA_DIR names (see docs/api.md)."""

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

PROJECT = Path(__file__).resolve().parents[3]
BASE = "https://hsds.invalid/"


def folder() -> Path:
    """Return the folder with the schemas; without it skip, or fail where REQUIRE_HSDS=1 asks for them."""
    found = PROJECT / os.environ.get("HSDS_SCHEMA_DIR", "../shared/hsds/3.1")
    if (found / "service.json").is_file():
        return found
    how = (
        f"no HSDS schemas in {found}: clone https://github.com/openreferral/specification, branch 3.1, "
        "and set HSDS_SCHEMA_DIR to its folder schema/"
    )
    if os.environ.get("REQUIRE_HSDS") == "1":
        pytest.fail(how)
    pytest.skip(how)


def validator(name: str) -> Draft202012Validator:
    """Return the validator of the HSDS object `name`; it checks formats too."""
    where = folder()
    tables = [(f"{BASE}{path.name}", json.loads(path.read_text())) for path in sorted(where.glob("*.json"))]
    resources = [(uri, Resource.from_contents(table, DRAFT202012)) for uri, table in tables if "properties" in table]
    registry = Registry().with_resources(resources)
    return Draft202012Validator({"$ref": f"{BASE}{name}.json"}, registry=registry, format_checker=FormatChecker())


def faults(checker: Draft202012Validator, instance: object) -> list[str]:
    """Return what the official schema has against `instance`, with where."""
    return [f"{error.json_path}: {error.message}" for error in checker.iter_errors(instance)]
