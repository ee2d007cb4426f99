"""Every object of every list, in every depth, against the official schemas, our profile, and our OpenAPI document."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import orjson
from jsonschema import Draft202012Validator, FormatChecker

from api.conformance.asking import Site
from api.conformance.checked import Check, check
from api.conformance.official import Official, closed, faults

Object = dict[str, Any]
DEPTHS: Final[Mapping[str, tuple[str, ...]]] = {
    "services": ("", "minimal=true", "full=true"),
    "organizations": ("", "full=true", "full_service=true"),
    "service_at_locations": ("", "full=true"),
    "taxonomies": ("",),
    "taxonomy_terms": ("",),
}
SCHEMA_OF: Final[Mapping[str, str]] = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
SHAPE_OF: Final[Mapping[str, str]] = {
    "services": "HSDSServices",
    "organizations": "HSDSOrganizations",
    "service_at_locations": "HSDSServiceAtLocations",
    "taxonomies": "HSDSTaxonomies",
    "taxonomy_terms": "HSDSTaxonomyTerms",
}
EIGHT: Final = frozenset(
    {"total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"}
)


@dataclass
class Walk:
    """One list in one depth, page by page to its end."""

    site: Site
    of_list: str
    depth: str
    pages: list[Object] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return how it is called in the report."""
        return f"/{self.of_list}" + (f"?{self.depth}" if self.depth else "")

    @property
    def objects(self) -> list[Object]:
        """Return what stands on all pages."""
        return [one for page in self.pages for one in page["contents"]]

    def go(self) -> "Walk":
        """Ask for all pages."""
        while not self.pages or not self.pages[-1]["last_page"]:
            query = f"page={len(self.pages) + 1}&per_page=100&{self.depth}".rstrip("&")
            self.pages.append(self.site.ask(f"/hsds/{self.of_list}?{query}").json())
        return self


def objects(site: Site, official: Official, *, step: int) -> Iterator[Check]:
    """Yield the checks of all lists; of each list every `step`-th object is asked for by its own address too."""
    shapes = site.ask("/api/schema/", headers={"Accept": "application/json"}).json()["components"]["schemas"]
    for of_list, depths in DEPTHS.items():
        walks = [Walk(site, of_list, depth).go() for depth in depths]
        for walk in walks:
            yield envelopes(walk)
            yield valid(walk, official)
            yield without_nulls(walk)
            yield as_lines(walk)
        # What is less deep is a part of what is deepest.
        yield profiled(walks[-1], official)
        yield shaped(walks[-1], shapes)
        yield one_by_one(walks[-1], step)


def envelopes(walk: Walk) -> Check:
    """Look at the eight keys, and whether they add up."""
    last, total = len(walk.pages), len(walk.objects)
    found = [
        f"page {number}: {page | {'contents': '…'}}"
        for number, page in enumerate(walk.pages, 1)
        if page.keys() != EIGHT
        or (page["total_items"], page["page_number"], page["size"]) != (total, number, len(page["contents"]))
        or (page["first_page"], page["last_page"], page["empty"]) != (number == 1, number == last, not page["contents"])
    ]
    twice = total - len({one["id"] for one in walk.objects})
    return check(f"{walk.name}: every page has the standard's envelope", last, [*found, *["an id twice"] * twice])


def valid(walk: Walk, official: Official) -> Check:
    """Look at every object with the official schema."""
    schema = SCHEMA_OF[walk.of_list]
    name = f"{walk.name}: every object is valid by {schema}.json of HSDS 3.1, formats too"
    return _each(name, walk, official.validator(schema))


def profiled(walk: Walk, official: Official) -> Check:
    """Look at every object with our profile laid on the official schema."""
    name = f"{walk.name}: no object holds a key that neither the standard nor our profile has"
    return _each(name, walk, official.strict_validator(SCHEMA_OF[walk.of_list]))


def shaped(walk: Walk, shapes: Object) -> Check:
    """Look at every page with our own OpenAPI document."""
    document = {"components": {"schemas": closed(shapes)}, "$ref": f"#/components/schemas/{SHAPE_OF[walk.of_list]}"}
    checker = Draft202012Validator(document, format_checker=FormatChecker())
    found = [fault for page in walk.pages for fault in faults(checker, page)]
    return check(f"{walk.name}: every page is what our OpenAPI document says", len(walk.pages), found)


def without_nulls(walk: Walk) -> Check:
    """Look for null, which the standard never allows."""
    found = [where for one in walk.objects for where in nulls(one, one["id"])]
    return check(f"{walk.name}: nothing is null", len(walk.objects), found)


def as_lines(walk: Walk) -> Check:
    """Look whether the stream holds what the pages hold."""
    answer = walk.site.ask(f"/hsds/{walk.of_list}?format=ndjson&{walk.depth}".rstrip("&"))
    lines = [line for line in answer.body.split(b"\n") if line]
    wrong = [] if [*map(orjson.loads, lines)] == walk.objects else ["other objects, or in another order"]
    is_whole = answer.headers.get("content-length") == str(len(answer.body))
    length = [] if is_whole else ["Content-Length is not the length"]
    return check(f"{walk.name}: format=ndjson sends what the pages hold", len(lines), [*wrong, *length])


def one_by_one(walk: Walk, step: int) -> Check:
    """Look whether an object's own address gives what the deepest list has."""
    found, some = [], walk.objects[::step]
    for one in some:
        query = "?full_service=true" if walk.depth == "full_service=true" else ""
        answer = walk.site.ask(f"/hsds/{walk.of_list}/{one['id']}{query}")
        if answer.status != 200 or answer.json() != one:
            found.append(f"{one['id']}: {answer.status}")
    return check(f"/{walk.of_list}/{{id}}: gives what the list has, in full", len(some), found)


def nulls(value: Any, where: str) -> list[str]:
    """Return where something is null."""
    if isinstance(value, dict):
        return [null for key, inner in value.items() for null in nulls(inner, f"{where}.{key}")]
    if isinstance(value, list):
        return [null for number, inner in enumerate(value) for null in nulls(inner, f"{where}[{number}]")]
    return [where] if value is None else []


def _each(name: str, walk: Walk, checker: Draft202012Validator) -> Check:
    found = [f"{one['id']}: {fault}" for one in walk.objects for fault in faults(checker, one)]
    return check(name, len(walk.objects), found)
