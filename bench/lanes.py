"""THE LIST OF LANES: everything that is measured side by side, in one table. A new path gets its line here.

`server` is one of bench.scene.SERVERS, or SQL for what asks the database alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import asking, sql
from bench.asking import Ask
from bench.measured import Measured

PROJECT, FLOOR, PEER = "project", "floor", "peer"
BARE_SERVER, TEXTBOOK_SERVER = "bare", "textbook"

API, RESULTS_PAGE = "API nearest", "results page"
NO_FILTER, ONE_NEED = "nearest, no filter", "nearest, one need"
THREE_TAGS, FAR_RARE = "nearest, three tags", "nearest, far rare tag"
NAMES, SLIPS = "place look-up", "place look-up, misspelt"
CENTRE, BROWSE = "centre page", "browse page"
HSDS, NOT_MODIFIED = "HSDS page, 50 in full", "HSDS page, 304"
CHANGES, BOX = "changes, from the middle", "GeoJSON of a box"
SERIALIZERS, TEXTBOOK = "nested serializers", "textbook"
EMPTY, BARE, LOOP, PGBENCH = "empty view", "bare server", "psycopg loop", "pgbench"


@dataclass(frozen=True, slots=True)
class Served:
    """A lane over HTTP. `by_etag`: asked again and again with the ETag of its first address's answer."""

    name: str
    role: str
    server: str
    ask: Ask
    by_etag: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """A lane of the SQL of `API nearest` alone."""

    name: str
    role: str
    run: Callable[[str, Path, float], Measured]


LANES: tuple[Served | Stated, ...] = (
    Served(API, PROJECT, PROJECT, asking.mixture),
    Served(RESULTS_PAGE, PROJECT, PROJECT, asking.results_page),
    Served(NO_FILTER, PROJECT, PROJECT, asking.scenario("no filter")),
    Served(ONE_NEED, PROJECT, PROJECT, asking.scenario("one need")),
    Served(THREE_TAGS, PROJECT, PROJECT, asking.scenario("three tags")),
    Served(FAR_RARE, PROJECT, PROJECT, asking.scenario("far rare tag")),
    Served(NAMES, PROJECT, PROJECT, asking.spelt),
    Served(SLIPS, PROJECT, PROJECT, asking.misspelt),
    Served(CENTRE, PROJECT, PROJECT, asking.centre),
    Served(BROWSE, PROJECT, PROJECT, asking.browse),
    Served(HSDS, PROJECT, PROJECT, asking.hsds_pages),
    Served(NOT_MODIFIED, PROJECT, PROJECT, asking.hsds_pages, by_etag=True),
    Served(CHANGES, PROJECT, PROJECT, asking.changes),
    Served(BOX, PROJECT, PROJECT, asking.box),
    Served(SERIALIZERS, PEER, PEER, asking.mixture),
    Served(TEXTBOOK, PEER, TEXTBOOK_SERVER, asking.textbook),
    Served(EMPTY, FLOOR, FLOOR, asking.nothing("/bench/empty")),
    Served(BARE, FLOOR, BARE_SERVER, asking.nothing("/")),
    Stated(LOOP, FLOOR, sql.loop),
    Stated(PGBENCH, FLOOR, sql.pgbench),
)
# The scenarios among which R8 looks for the worst, against the plain nearest; and whose growth R7 judges.
HARD = (ONE_NEED, THREE_TAGS, FAR_RARE, RESULTS_PAGE)
GROWING = (API, NO_FILTER, *HARD)
