"""The scene for one size: all servers, started, and every lane of the list with what it is asked."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import median_low

from bench import answers, servers, sql
from bench.kinds import Absent, Lane, Sql, Web
from bench.lanes import BARE_SERVER, FLOOR, LANES, PEER, PROJECT, TEXTBOOK_SERVER, Served, Stated
from bench.material import Material
from bench.posed import Posed
from bench.servers import Running
from bench.textbook import standing as textbook

Server = AbstractContextManager[Running]
# What each name of a server in the list of lanes starts, on the material of one size.
SERVERS: Mapping[str, Callable[[Material], Server]] = {
    PROJECT: lambda material: servers.project(material.database_url),
    FLOOR: lambda material: servers.project(material.database_url, "bench.floors.settings"),
    PEER: lambda material: servers.project(material.database_url, "bench.peers.settings"),
    TEXTBOOK_SERVER: lambda material: textbook.server(material.database_url),
    BARE_SERVER: lambda material: servers.bare(middle_answer(material)),
}


@dataclass
class Stage:
    """Starts what the lanes need, each server once; `client` puts on the load."""

    material: Material
    client: str
    stack: ExitStack

    def __post_init__(self) -> None:
        self.servers: dict[str, Running | str] = {}
        self.folder: Path | None = None

    def lane(self, one: Served | Stated) -> Lane:
        """Return a lane that can be measured, or one that says why it cannot."""
        if isinstance(one, Stated):
            return Sql(one.name, one.role, partial(one.run, self.material.database_url, self.statements()))
        server = self.server(one.server)
        if isinstance(server, str):
            return Absent(one.name, one.role, server)
        posed = one.ask(self.material)
        return Web(one.name, one.role, self.client, server, held(server.port, posed) if one.by_etag else posed)

    def server(self, server: str) -> Running | str:
        """Return that server, started; a text says why it cannot be had here."""
        if server not in self.servers:
            try:
                self.servers[server] = self.stack.enter_context(SERVERS[server](self.material))
            except servers.NotHereError as missing:
                self.servers[server] = str(missing)
        return self.servers[server]

    def statements(self) -> Path:
        """Return the folder with the SQL of the API's search, written down once."""
        if self.folder is None:
            self.folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
            sql.write(self.material.recorded(), self.folder)
        return self.folder


@contextmanager
def scene(database_url: str, client: str, only: Sequence[str] = ()) -> Iterator[list[Lane]]:
    """Start what is measured on that database; yield the lanes of the list, or those whose names hold one of `only`."""
    chosen = [one for one in LANES if not only or any(word in one.name for word in only)]
    with ExitStack() as stack:
        stage = Stage(Material(database_url), client, stack)
        yield [stage.lane(one) for one in chosen]


def held(port: int, posed: Posed) -> Posed:
    """Return the first question, asked by one who has its answer already."""
    address = posed.addresses[0]
    tag = answers.header(port, address, "ETag", {})
    return replace(posed, addresses=[address], headers={"If-None-Match": tag}, status=304, ids=None, right=())


def middle_answer(material: Material) -> bytes:
    """Return the project's answer of median length to the mixture of questions."""
    posed = Posed(addresses=[one.nearest for one in material.mixture])
    with SERVERS[PROJECT](material) as server:
        bodies = {len(body): body for body in answers.asked(server.port, posed)}
    return bodies[median_low(bodies)]
