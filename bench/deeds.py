"""THE LIST OF DEEDS: what is measured once for each size, beside the lanes, each figure with its goal."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from statistics import median

from bench import databases, processes, servers
from bench.load import Load, best_client, measure
from bench.material import Material
from bench.measured import percentile
from bench.posed import Posed
from config import env

NDJSON = "/hsds/services?full=true&format=ndjson"
PIECE = 64 * 1024
PATIENCE_S = 600
CROWD, CROWD_S = 16, 3.0
END_WITHIN_S = 10


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure; it should be no more than `most`, or no less than `least`. `at`: the goal is set for that size."""

    name: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None
    at: int | None = None

    def says(self, listings: int) -> str:
        """Judge it; nothing where no goal is set for that many listings."""
        if self.at not in {None, listings} or (self.most is None and self.least is None):
            return ""
        is_reached = self.value <= (self.most or float("inf")) and self.value >= (self.least or 0)
        return "reached" if is_reached else "missed"


Deed = Callable[[Material], list[Figure]]


def ndjson(material: Material) -> list[Figure]:
    """Send all services in full as NDJSON; look at the worker's memory on the way."""
    with servers.project(material.database_url) as server:
        listed = json.loads(_answer(server.port, "/hsds/services?per_page=1"))["total_items"]
        before = processes.largest_mb(server.pid)
        start, lines, peak = time.perf_counter(), 0, before
        for piece in _pieces(server.port, NDJSON):
            lines += piece.count(b"\n")
            peak = max(peak, processes.largest_mb(server.pid))
        seconds = time.perf_counter() - start
        after = processes.largest_mb(server.pid)
    if lines != listed:
        raise RuntimeError(f"NDJSON has {lines} lines of {listed} services")
    return [
        Figure("NDJSON of all services", lines / seconds, "rows/s"),
        Figure("NDJSON: the worker grew by", peak - before, "MB", most=20),
        Figure("NDJSON: and kept of it", after - before, "MB", most=20),
    ]


def look_up(material: Material) -> list[Figure]:
    """Look up places; what that takes on top of the database."""
    return [
        Figure("place look-up beside its round trip, p50", _beside_ms(material, material.cities), "ms"),
        Figure("the same, misspelt", _beside_ms(material, material.misspelt), "ms", most=1),
    ]


def rebuild(material: Material) -> list[Figure]:
    """Make cards anew, on a copy."""
    with databases.copy_of(material.database_url) as url:
        found = json.loads(databases.run_python(url, "-m", "bench.inside.rebuilding"))
    a_million = 1_000_000 / found["per_second"] / 60
    single = sorted(found["single_ms"])
    return [
        Figure("cards of one listing, p50", median(single), "ms", most=10),
        Figure("cards of one listing, p95", percentile(single, 0.95), "ms"),
        Figure("the same listings again, p50", median(found["again_ms"]), "ms"),
        Figure("cards of all listings", found["per_second"], "listings/s"),
        Figure("so a million would take", a_million, "minutes", most=15, at=1_000_000),
        Figure("on the way the processes grew by", found["grew_mb"], "MB", most=100),
    ]


def small_machine(material: Material) -> list[Figure]:
    """Run web, worker and PostgreSQL on one core, on a copy; how soon it answers, how much memory all of it holds."""
    posed = Posed(addresses=[one.nearest for one in material.mixture])
    database = processes.postgres(material.database_url)
    with (
        databases.copy_of(material.database_url) as url,
        processes.one_core(database),
        _worker(url) as worker,
    ):
        start = time.perf_counter()
        with servers.project(url) as server:
            _answer(server.port, posed.addresses[0])
            seconds = time.perf_counter() - start
            met = measure(best_client(), Load(server.port, posed, CROWD, CROWD_S))
            parts = [processes.shared_mb(pid) for pid in (server.pid, worker, database)]
            largest = processes.largest_mb(server.pid)
    named = zip(("web", "worker", "PostgreSQL"), parts, strict=True)
    return [
        Figure("one core: start to first answer", seconds, "s", most=3),
        Figure("one core: API nearest", met.per_second, "requests/s"),
        *(Figure(f"one core: memory of {name}", mb, "MB") for name, mb in named),
        Figure("one core: memory of all", sum(parts), "MB", most=1024, at=10_000),
        Figure("memory of one worker of the web, all that is shared too", largest, "MB", most=120, at=100_000),
    ]


DEEDS: dict[str, Deed] = {"NDJSON": ndjson, "look-up": look_up, "rebuild": rebuild, "small machine": small_machine}


def done(database_url: str, only: Sequence[str], tell: Callable[[str], None]) -> tuple[list[Figure], list[str]]:
    """Do all of the list, or what `only` names; return the figures, and of each deed that failed its name and why.

    What the lanes have measured by then took minutes, and is not lost with a deed.
    """
    material, found, failed = Material(database_url), [], []
    for name, deed in DEEDS.items():
        if only and not any(word in name for word in only):
            continue
        tell(f"  {name}")
        try:
            found += deed(material)
        except Exception as error:
            failed.append(f"{name}: {type(error).__name__}: {error}"[:500])
            tell(f"  {failed[-1]}")
    return found, failed


@contextmanager
def _worker(database_url: str) -> Iterator[int]:
    """Run the worker of the queue; yield the number of its process."""
    with servers.as_in_production() as production:
        variables = databases.environment(database_url) | production
        process = subprocess.Popen([sys.executable, "-m", "config.worker"], cwd=env.BASE_DIR, env=variables)
        try:
            yield process.pid
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it in order; what lasts longer, as the exports of a large directory, stays in the queue of a copy."""
    process.terminate()
    try:
        process.wait(timeout=END_WITHIN_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _beside_ms(material: Material, named: Sequence[tuple[str, str]]) -> float:
    told = json.dumps([name for _key, name in named])
    waits: list[float] = json.loads(databases.run_python(material.database_url, "-m", "bench.inside.lookup", told=told))
    return median(waits)


def _answer(port: int, address: str) -> bytes:
    return b"".join(_pieces(port, address))


def _pieces(port: int, address: str) -> Iterator[bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        if answer.status != 200:
            raise RuntimeError(f"status {answer.status} for {address}")
        while piece := answer.read(PIECE):
            yield piece
    finally:
        connection.close()
