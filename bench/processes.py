"""How much memory processes hold, and on how few cores they can be made to run."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TypeVar

import psutil
import psycopg

MB = 2**20
T = TypeVar("T")


def family(pid: int) -> list[psutil.Process]:
    """Return a process and all that it started."""
    first = psutil.Process(pid)
    return [first, *first.children(recursive=True)]


def postgres(database_url: str) -> int:
    """Return the number of the PostgreSQL server's main process, which must run on this machine."""
    with psycopg.connect(database_url) as connection:
        return int(psutil.Process(connection.info.backend_pid).ppid())


def shared_mb(pid: int) -> float:
    """Return the memory of a process and its children; what several share is counted once (PSS)."""
    return float(sum(_of_living(family(pid), lambda one: one.memory_full_info().pss)) / MB)


def largest_mb(pid: int) -> float:
    """Return the resident memory of the largest of a process's children, shared memory and all (RSS)."""
    return max(_of_living(family(pid)[1:], lambda one: one.memory_info().rss), default=0) / MB


def cpu_s(pid: int) -> float:
    """Return the processor time that a process and its living children have taken, in seconds."""
    return float(sum(one.user + one.system for one in _of_living(family(pid), psutil.Process.cpu_times)))


@contextmanager
def one_core(*pids: int) -> Iterator[None]:
    """Keep this process, what it starts, and those processes to one core meanwhile."""
    every = [one for pid in (os.getpid(), *pids) for one in family(pid)]
    before = dict(_of_living(every, lambda one: (one, one.cpu_affinity())))
    _keep({one: cores[:1] for one, cores in before.items()})
    try:
        yield
    finally:
        _keep(before)


def _keep(cores_of: Mapping[psutil.Process, list[int]]) -> None:
    for one, cores in cores_of.items():
        with suppress(psutil.NoSuchProcess):
            one.cpu_affinity(cores)


def _of_living(every: Iterable[psutil.Process], ask: Callable[[psutil.Process], T]) -> Iterator[T]:
    """Yield what the processes say that have not ended meanwhile: PostgreSQL's own come and go."""
    for one in every:
        with suppress(psutil.NoSuchProcess):
            yield ask(one)
