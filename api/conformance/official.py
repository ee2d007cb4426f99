"""The official HSDS 3.1 schemas, read from the folder that HSDS_SCHEMA_DIR names (docs/api.md says how to get them)."""

import json
import os
from copy import deepcopy
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from api.documents.shapes import Schema
from api.hsds.profile import PATCHES

BASE: Final = "https://hsds.invalid/"
DEFAULT: Final = "../shared/hsds/3.1"
HOW: Final = (
    "no HSDS schemas in {where}: clone https://github.com/openreferral/specification, branch 3.1, "
    "and set HSDS_SCHEMA_DIR to its folder schema/"
)


# Without the packages behind them these would be passed over in silence.
FORMATS: Final = ("uuid", "uri", "email", "date", "date-time")
HOW_FORMATS: Final = "formats cannot be checked here: install jsonschema[format]"


class NoSchemasError(Exception):
    """What is needed for the check is not there; says how to get it."""


class Official:
    """The schemas by name ("service"), as they are, and with our profile laid on and nothing else allowed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def schemas(self) -> dict[str, Schema]:
        """Return every table of the standard."""
        read = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(self.folder.glob("*.json"))}
        return {name: schema for name, schema in read.items() if "properties" in schema}

    @cached_property
    def openapi(self) -> dict[str, Any]:
        """Return the standard's OpenAPI document."""
        found: dict[str, Any] = json.loads((self.folder / "openapi.json").read_text(encoding="utf-8"))
        return found

    @cached_property
    def profiled(self) -> dict[str, Schema]:
        """Return the schemas with our patches, which hold nothing beside what they name."""
        return {name: closed(merged(schema, PATCHES.get(name, {}))) for name, schema in self.schemas.items()}

    def validator(self, name: str) -> Draft202012Validator:
        """Return the validator of an object as the standard has it; it checks formats too."""
        return validator(self.schemas, name)

    def strict_validator(self, name: str) -> Draft202012Validator:
        """Return the validator of an object as our profile has it, where no other key is allowed."""
        return validator(self.profiled, name)


def official() -> Official:
    """Return the schemas. NoSchemasError."""
    folder = Path(settings.BASE_DIR) / os.environ.get("HSDS_SCHEMA_DIR", DEFAULT)
    if not (folder / "service.json").is_file():
        raise NoSchemasError(HOW.format(where=folder))
    if any(name not in FormatChecker().checkers for name in FORMATS):
        raise NoSchemasError(HOW_FORMATS)
    return Official(folder)


def validator(schemas: dict[str, Schema], name: str) -> Draft202012Validator:
    """Return the validator of one of some schemas that name each other by their files."""
    resources = [(f"{BASE}{one}.json", Resource.from_contents(schema, DRAFT202012)) for one, schema in schemas.items()]
    registry: Registry[Any] = Registry().with_resources(resources)
    return Draft202012Validator({"$ref": f"{BASE}{name}.json"}, registry=registry, format_checker=FormatChecker())


def faults(checker: Draft202012Validator, instance: object) -> list[str]:
    """Return what a schema has against `instance`, with where."""
    return [f"{error.json_path}: {error.message}" for error in checker.iter_errors(instance)]


def merged(target: Any, patch: Any) -> Any:
    """Return a JSON value with a merge patch laid on (RFC 7386)."""
    if not isinstance(patch, dict):
        return deepcopy(patch)
    found = deepcopy(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            found.pop(key, None)
        else:
            found[key] = merged(found.get(key), value)
    return found


def closed(schema: Any) -> Any:
    """Return a schema whose objects hold no key but theirs."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    return {"additionalProperties": False, **inner} if schema.get("type") == "object" else inner
