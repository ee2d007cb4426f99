"""How much memory processes hold, and on how few cores they can be made to run."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import psycopg

MB = 2**20


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
    return sum(_pss(one) for one in family(pid)) / MB


def largest_mb(pid: int) -> float:
    """Return the resident memory of the largest of a process's children, shared memory and all (RSS)."""
    return max((one.memory_info().rss for one in family(pid)[1:]), default=0) / MB


def cpu_s(pid: int) -> float:
    """Return the processor time that a process and its living children have taken, in seconds."""
    times = [one.cpu_times() for one in family(pid)]
    return float(sum(one.user + one.system for one in times))


@contextmanager
def one_core(*pids: int) -> Iterator[None]:
    """Keep this process, what it starts, and those processes to one core meanwhile."""
    every = [one for pid in (os.getpid(), *pids) for one in family(pid)]
    before = {one: one.cpu_affinity() for one in every}
    for one in every:
        one.cpu_affinity(before[one][:1])
    try:
        yield
    finally:
        for one, cores in before.items():
            if one.is_running():
                one.cpu_affinity(cores)


def _pss(one: psutil.Process) -> int:
    try:
        return int(one.memory_full_info().pss)
    except psutil.NoSuchProcess:
        return 0
