"""How the API behaves where the standard's words, or ours, say how."""

from collections.abc import Callable, Iterator
from typing import Final
from uuid import UUID

from api.conformance.asking import Answer, Site
from api.conformance.checked import Check, check
from api.conformance.objects import DEPTHS
from api.hsds.profile import HSDS, PATCHES

UNKNOWN: Final = UUID(int=0)
NO_PAGES: Final = ("0", "-1", "x", "1.5")


def behaviour(site: Site) -> Iterator[Check]:
    """Yield the checks of all doors."""
    yield about(site)
    yield profile(site)
    for name, look in LOOKS.items():
        found = [f"/{of_list}: {said}" for of_list in DEPTHS for said in look(site, f"/hsds/{of_list}")]
        yield check(name, len(DEPTHS), found)


def about(site: Site) -> Check:
    """Look at the root, and whether what it names is there."""
    said = site.ask("/hsds/").json()
    found = [] if said.get("version") == HSDS else [f"version is {said.get('version')}"]
    statuses = {key: site.ask(said[key]).status for key in ("profile", "openapi_url")}
    found += [f"{key}: {status}" for key, status in statuses.items() if status != 200]
    return check("/: names the version, the profile and the OpenAPI document, and both are there", 4, found)


def profile(site: Site) -> Check:
    """Look at the profile's document and its patches."""
    said = site.ask(site.ask("/hsds/").json()["profile"]).json()
    found = [] if said["patches"].keys() == PATCHES.keys() else ["not all patches are named"]
    found += [name for name, where in said["patches"].items() if site.ask(where).json() != PATCHES.get(name)]
    return check("/raah: the profile names its patches, and they are there", len(PATCHES), found)


def wrong_pages(site: Site, door: str) -> Iterator[str]:
    """Yield what is wrong with how a page that cannot be is answered."""
    for page in NO_PAGES:
        if (status := site.ask(f"{door}?page={page}").status) != 422:
            yield f"page={page} gives {status}"


def past_the_end(site: Site, door: str) -> Iterator[str]:
    """Yield what is wrong with a page past the end."""
    answer = site.ask(f"{door}?page=1000000")
    if answer.status != 200 or not answer.json()["empty"] or answer.json()["contents"]:
        yield f"a page past the end gives {answer.status}"


def unknown(site: Site, door: str) -> Iterator[str]:
    """Yield what is wrong with an id that nothing has."""
    if (status := site.ask(f"{door}/{UNKNOWN}").status) != 404:
        yield f"an unknown id gives {status}"


def posted(site: Site, door: str) -> Iterator[str]:
    """Yield what differs between a question in the address and the same in a body."""
    one, other = site.ask(f"{door}?per_page=2&search=a"), site.ask(door, body={"per_page": 2, "search": "a"})
    in_address = site.ask(f"{door}?per_page=2&search=a", body={})
    if not one.body == other.body == in_address.body:
        yield "POST answers something else"


def held(site: Site, door: str) -> Iterator[str]:
    """Yield what is wrong with asking again for what one has."""
    tag = site.ask(door).headers.get("etag", "")
    if not tag or site.ask(door, headers={"If-None-Match": tag}).status != 304:
        yield "the same ETag does not give 304"
    if site.ask(door, headers={"If-None-Match": '"another"'}).status != 200:
        yield "another ETag does not give 200"


def open_to_all(site: Site, door: str) -> Iterator[str]:
    """Yield what keeps a page of another site from reading, and what is kept in a browser."""
    answer = site.ask(door)
    if answer.headers.get("access-control-allow-origin") != "*":
        yield "no Access-Control-Allow-Origin: *"
    if "set-cookie" in answer.headers:
        yield "sets a cookie"


def linked(site: Site, door: str) -> Iterator[str]:
    """Yield what is wrong with the links from page to page."""
    seen, address = 0, f"{door}?per_page=20"
    while address:
        answer = site.ask(address)
        seen += len(answer.json()["contents"])
        address = _next(answer)
    if seen != answer.json()["total_items"]:
        yield f"following rel=next shows {seen}"


def _next(answer: Answer) -> str:
    links = (link.partition(";") for link in answer.headers.get("link", "").split(", "))
    return next((where.strip("<>") for where, _semicolon, rel in links if rel.strip() == 'rel="next"'), "")


LOOKS: Final[dict[str, Callable[[Site, str], Iterator[str]]]] = {
    "lists: a page that cannot be is refused (422)": wrong_pages,
    "lists: a page past the end is 200, and empty": past_the_end,
    "lists: an id that nothing has is 404": unknown,
    "lists: POST with a body or an address answers as GET": posted,
    "lists: an ETag that is still right gives 304": held,
    "lists: any web page may read them, and no cookie is set": open_to_all,
    "lists: the links lead through all pages": linked,
}
