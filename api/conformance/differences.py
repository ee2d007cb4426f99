"""Where our API differs from the official OpenAPI file of HSDS 3.1, and why."""

from typing import Final, NamedTuple


class Difference(NamedTuple):
    """An operation ("*" for all), how it differs, and why."""

    operation: str
    difference: str
    why: str


DIFFERENCES: Final = (
    Difference(
        "*",
        "Every operation has an operationId of its own.",
        "In the official file GET and POST of a list share theirs, and two of /taxonomy_terms are exchanged; a "
        "document with operationIds that are not unique is not valid OpenAPI, and tools refuse it.",
    ),
    Difference(
        "*",
        "All answers are described: 200, 304, and 400 to 503 as problem details (RFC 9457).",
        "The official file describes 200 alone.",
    ),
    Difference(
        "GET /service_at_locations/{id}",
        "Answers with a service_at_location.",
        "The official file points at the schema of a service there, and says in words what we do.",
    ),
    Difference(
        "POST of every list",
        "Takes its parameters from a JSON body; from the address too, as the official file has it.",
        "An address is written into logs, histories and proxies. A body is not: a place that somebody asks about is "
        "nobody's business.",
    ),
    Difference(
        "*",
        "The envelope has all eight keys of the standard's text, `contents` among the required.",
        "The official file requires `empty` alone.",
    ),
    Difference(
        "*",
        "A parameter that cannot be used is refused (422), as is one of the standard that the list does not take.",
        "The official file says nothing of it. An answer that only looks narrowed would be believed. Names that the "
        "standard does not have are passed over, for other versions of it may have them.",
    ),
    Difference(
        "GET /taxonomy_terms",
        "`top_only` keeps the words that have no word above them.",
        "The official description says that they have no child terms, which the name does not mean.",
    ),
    Difference(
        "GET /service_at_locations",
        "`postcode` takes a postal code of a public address here, or a place by name or id; `proximity` is a number.",
        "Few addresses in Pakistan have a postal code, and few people know theirs; every place has a name. The "
        "official file has `proximity` as a string.",
    ),
    Difference(
        "GET /services",
        "With `minimal` all services are on one page unless `per_page` is given.",
        "As the official file asks for. Otherwise a page has 50, at most 100.",
    ),
    Difference(
        "*",
        "`format=ndjson` has a Content-Length and an ETag.",
        "So that a copy knows when it has all of it, and need not fetch what it has.",
    ),
    Difference(
        "/organizations",
        "The key `services` is in our profile.",
        "The official file promises it in words; the schema of an organization does not have it.",
    ),
    Difference(
        "*",
        "Our profile's document, its patches and this report have doors of their own: /raah, /raah/profile/…, "
        "/conformance.json.",
        "The standard asks profiles to be found at their own address. The merged schemas under /schema, which it "
        "recommends too, are not served: they would be copies of files that are not ours (CC BY-SA 4.0).",
    ),
)
