"""What waits in the queue, done without a worker beside: at once, and until none is left.

`run_jobs` is a real worker; it sees what is committed (`own_database`). `run_deferred` does the same jobs inside the
transaction of an ordinary test, in its order and with its connection, but knows no second try.
"""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from unittest import mock

from django.db import connection, connections
from django.db.models import Q, QuerySet
from django.utils import timezone
from procrastinate import App, JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from config import env

PATIENCE_S = 30


def waiting(task: str = "") -> QuerySet[ProcrastinateJob]:
    """Return the jobs that are not done yet, oldest first; of one task, if the end of its name is given."""
    return ProcrastinateJob.objects.filter(status="todo", task_name__endswith=task).order_by("id")


def due() -> QuerySet[ProcrastinateJob]:
    """Return the jobs that a worker would take now."""
    return waiting().filter(Q(scheduled_at=None) | Q(scheduled_at__lte=timezone.now()))


def make_due() -> None:
    """Let the hour come of every job that waits for its own, such as that of the next try."""
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_jobs set scheduled_at = null where status = 'todo'")


def run_jobs() -> None:
    """Let a worker do every job that is due in the database of Django's connection; return when none is left."""
    assert not connection.in_atomic_block, "a worker sees only what is committed: take own_database, or run_deferred"
    # A thread of its own has no event loop yet, whatever else the test has running.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, _work()).result()


def run_deferred() -> list[str]:
    """Do every job that is due, in this very transaction; return the names of their tasks, in order."""
    done = []
    while job := due().order_by("-priority", "id").first():
        _call(job)
        with connection.cursor() as cursor:
            cursor.execute("delete from procrastinate_jobs where id = %s", [job.pk])
        done.append(job.task_name)
    return done


@dataclass(frozen=True)
class Working:
    """A worker in a process of its own."""

    process: subprocess.Popen[bytes]
    log: int

    def words(self) -> str:
        """Return what it has written so far."""
        return os.pread(self.log, 10_000_000, 0).decode()

    def end(self, by: signal.Signals = signal.SIGTERM) -> int:
        """End it by a signal; return its exit status."""
        self.process.send_signal(by)
        return self.process.wait(timeout=PATIENCE_S)


@contextmanager
def working(database_url: str, *command: str, **extra: str) -> Iterator[Working]:
    """Have a worker as in production, with that database and extra variables of the environment; end it at the end."""
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [sys.executable, *(command or ("-m", "config.worker"))],
            cwd=env.BASE_DIR,
            env=os.environ | {"DATABASE_URL": database_url} | extra,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        worker = Working(process, log.fileno())
        try:
            yield worker
        finally:
            worker.end()


def wait_until(reached, what: str) -> None:
    """Return as soon as `reached()` is true."""
    deadline = time.monotonic() + PATIENCE_S
    while not reached():
        assert time.monotonic() < deadline, f"waited in vain until {what}"
        time.sleep(0.05)


async def _work() -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as worker, _no_time_of_day(worker):
        async with worker.open_async():
            await worker.run_worker_async(
                wait=False,
                listen_notify=False,
                install_signal_handlers=False,
                delete_jobs="successful",
                task_middleware=[_hang_up],
            )


def _no_time_of_day(worker: App):
    """Keep away what is due by the clock: a test at three at night is one like any other."""
    return mock.patch.dict(worker.periodic_defaults, max_delay=-1)


def _hang_up(call_next, _context: JobContext, _worker):
    """Close the connections that a job opened in its thread."""
    try:
        return call_next()
    finally:
        connections.close_all()


def _call(job: ProcrastinateJob) -> None:
    task, told = app.tasks[job.task_name], job.procrastinate_job
    context = JobContext(app=task.blueprint, job=told, start_timestamp=time.time(), abort_reason=lambda: None)
    task(*([context] if task.pass_context else []), **told.task_kwargs)
