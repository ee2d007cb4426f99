"""Does what is queued, beside the server (`python -m config.worker`): mail, and what has its time of day.

The queue is a table of the site's own database. A new job wakes the worker at once, so it asks seldom.
"""

import asyncio
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Final

from config import env, orphans

logger = logging.getLogger("config.worker")

BESIDE: Final = "--beside"
# Two, so that a mail server that lets one job wait does not let all of them wait.
JOBS_AT_ONCE: Final = 2
# A job that is tried again wakes nobody: it is found by asking.
ASK_EVERY_S: Final = 10.0
# What was missed while the machine slept is made up for, if it is not older than this.
MISSED_S: Final = 24 * 60 * 60
# How long the database may be silent until the worker starts anew, and how long it waits before that.
SILENCE_S: Final = 3.0
AGAIN_AFTER_S: Final = 3.0
END_WITHIN_S: Final = 10


def main() -> None:
    """Work until Ctrl-C or SIGTERM; what is being done then is finished first."""
    if BESIDE in sys.argv:
        orphans.stop_with_parent()
    # Loading takes a while; a signal that comes meanwhile ends it in order too.
    signal.signal(signal.SIGTERM, _interrupt)
    with suppress(KeyboardInterrupt):
        _set_up()
        asyncio.run(work())


async def work() -> None:
    """Do the jobs of all queues until a signal. A second signal changes nothing."""
    told = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    working = asyncio.create_task(_keep_working(told))
    await told.wait()
    # The worker takes this for "finish and end".
    working.cancel()
    with suppress(asyncio.CancelledError):
        await working


@contextmanager
def beside() -> Iterator[None]:
    """Have a worker in a process of its own meanwhile. It ends in order, even when this process is killed."""
    process = subprocess.Popen(
        [sys.executable, "-m", "config.worker", BESIDE],
        cwd=env.BASE_DIR,
        stdin=subprocess.DEVNULL,
        # The terminal's Ctrl-C is for the site, which then ends the worker.
        process_group=0,
    )
    try:
        yield
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=END_WITHIN_S)
    except subprocess.TimeoutExpired:
        # The job is still in the queue, and is taken up again at the next start.
        process.kill()
        process.wait()


def _set_up() -> None:
    """Load the project and all tasks. Between two jobs no connection to the database is kept for them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.db import connections

    django.setup()
    from procrastinate.contrib.django import app

    from config import tasks  # noqa: F401 - makes them known

    connections.settings["default"]["CONN_MAX_AGE"] = 0
    app.periodic_defaults["max_delay"] = MISSED_S


async def _keep_working(told: asyncio.Event) -> None:
    """Start anew after a trouble, such as a database that was away. Trouble on the way out changes nothing."""
    while not told.is_set():
        try:
            await _work_until_trouble()
        except Exception:
            logger.exception("the worker stopped")
        with suppress(TimeoutError):
            await asyncio.wait_for(told.wait(), AGAIN_AFTER_S)


async def _work_until_trouble() -> None:
    from procrastinate.contrib.django import app, connector_params
    from procrastinate.psycopg_connector import PsycopgConnector

    connector = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=1, timeout=SILENCE_S)
    with app.replace_connector(connector) as working:
        async with working.open_async():
            await working.run_worker_async(
                concurrency=JOBS_AT_ONCE,
                fetch_job_polling_interval=ASK_EVERY_S,
                abort_job_polling_interval=ASK_EVERY_S,
                delete_jobs="successful",
                install_signal_handlers=False,
            )


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
