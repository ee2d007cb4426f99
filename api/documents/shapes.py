"""Small words for JSON Schema, so that the shapes of answers read as tables."""

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
WHOLE: Schema = {"type": "integer", "minimum": 0}
YES_NO: Schema = {"type": "boolean"}
UUID: Schema = {"type": "string", "format": "uuid"}
DATE_TIME: Schema = {"type": "string", "format": "date-time"}
LATITUDE: Schema = {"type": "number", "minimum": -90, "maximum": 90}
LONGITUDE: Schema = {"type": "number", "minimum": -180, "maximum": 180}


def said(schema: Schema, description: str) -> Schema:
    """Return the schema with a sentence that tells what it means."""
    return {**schema, "description": description}


def one_of(*words: str) -> Schema:
    """Return a text that is one of `words`."""
    return {"type": "string", "enum": list(words)}


def or_null(schema: Schema) -> Schema:
    """Return the schema, or null where nothing is known."""
    return {**schema, "type": [schema["type"], "null"]}


def list_of(schema: Schema) -> Schema:
    """Return a list of `schema`."""
    return {"type": "array", "items": schema}


def shape(name: str) -> Schema:
    """Return a reference to the shape called `name`."""
    return {"$ref": f"#/components/schemas/{name}"}


def fields(required: Schema, optional: Schema | None = None) -> Schema:
    """Return an object with fields that are always there and fields that may be."""
    return {"type": "object", "properties": {**required, **(optional or {})}, "required": list(required)}
