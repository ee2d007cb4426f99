"""Reads a guide's file into values; the first field that is wrong is named in the refusal."""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from guides.fields import Field, GuideError
from guides.shapes import LANGUAGES, REVIEWS, Guide, Kind, Link, Point, Section, Source, Style, Words

Value = TypeVar("Value")


def read(path: Path) -> Guide:
    """Return the guide that stands in a file."""
    try:
        return guide(Field(f"{path.name}:", json.loads(path.read_text(encoding="utf-8"))))
    except json.JSONDecodeError as error:
        raise GuideError(f"{path.name}: is not JSON: {error}") from error


def guide(of: Field) -> Guide:
    """Return the guide that a file's value describes."""
    of.knows_only(*Guide.__dataclass_fields__)
    kind = of.part("kind").choice(Kind)
    return Guide(
        slug=of.part("slug").text(),
        kind=kind,
        position=of.part("position").number(),
        is_indexed=of.part("is_indexed", default=False).flag(),
        reviewed_by=_frozen({name: reviews(field) for name, field in of.part("reviewed_by").items().items()}),
        title=words(of.part("title")),
        summary=words(of.part("summary")),
        sections=tuple(section(field, kind) for field in of.part("sections").each()),
        sources=_frozen({key: source(field) for key, field in of.part("sources", default={}).items().items()}),
    )


def words(of: Field) -> Words:
    """Return a text in every language; English and Urdu must be there."""
    found = {language: field.text() for language, field in of.items().items()}
    for language in LANGUAGES:
        if language not in found:
            raise of.refused(f"has no words in {language}")
    return _frozen(found)


def reviews(of: Field) -> Mapping[str, str]:
    """Return who has checked what in one language; an empty text means nobody yet."""
    if of.value == "":
        return _frozen({})
    of.knows_only(*sorted(REVIEWS))
    return _frozen({what: field.text() for what, field in of.items().items()})


def section(of: Field, kind: Kind) -> Section:
    """Return a section; without a kind of its own it has the guide's."""
    of.knows_only(*Section.__dataclass_fields__)
    return Section(
        heading=words(of.part("heading")),
        kind=of.part("kind", default=kind).choice(Kind),
        style=of.part("style", default=Style.LIST).choice(Style),
        points=tuple(point(field) for field in of.part("points").each()),
        links=tuple(link(field) for field in of.part("links", default=[]).each()),
    )


def point(of: Field) -> Point:
    """Return one point of a section."""
    of.knows_only(*Point.__dataclass_fields__)
    return Point(words(of.part("text")), tuple(field.text() for field in of.part("sources", default=[]).each()))


def link(of: Field) -> Link:
    """Return one way on."""
    of.knows_only(*Link.__dataclass_fields__)
    return Link(words(of.part("label")), of.part("to").text())


def source(of: Field) -> Source:
    """Return one source; what is not known of it may be left out, but for its title and its publisher."""
    of.knows_only(*Source.__dataclass_fields__)
    named = {name: of.part(name).text() for name in ("title", "publisher")}
    return Source(**named, **{name: field.text_or_nothing() for name, field in of.items().items() if name not in named})


def _frozen(found: dict[str, Value]) -> Mapping[str, Value]:
    return MappingProxyType(found)
