"""Everything from an empty folder to a served site, told step by step (`make run`)."""

import os
import signal
import sys
import time
from types import FrameType

STARTED = time.monotonic()


def main() -> None:
    """Start the site and serve until Ctrl-C; a known trouble ends in one line, not in a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    for stop in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(stop, _interrupt)
    try:
        run()
    except KeyboardInterrupt:
        pass
    except Exception as error:
        from config import troubles

        said = troubles.explain(error)
        if said is None:
            raise
        sys.exit(f"Raah cannot start. {said}")
    tell("Stopped.")


def run() -> None:
    """Look for troubles, prepare the database, serve until a signal, with a worker beside the server."""
    # Loading takes a while; from here on Ctrl-C ends it without a traceback.
    from config import preparation, server, troubles, words, worker

    at = server.address()
    troubles.refuse_a_taken_port(at)
    troubles.refuse_a_full_disk()
    tell("Database")
    words.compile_all()
    _set_up()
    troubles.refuse_an_old_postgresql()
    troubles.refuse_wrong_texts()
    preparation.prepare(tell)
    _refuse_or_make_demo()
    tell("Server")
    _close_connections()
    with worker.beside():
        server.serve(at, when_up=lambda: tell(f"Ready: open {at.url}  (Ctrl-C stops it)"))


def tell(line: str) -> None:
    """Print a line of progress with the seconds since the start."""
    print(f"{time.monotonic() - STARTED:6.1f} s  {line}", flush=True)


def _refuse_or_make_demo() -> None:
    """Give a demo its accounts and its desk; refuse to serve anything else with what only a demo or a test may have."""
    from django.conf import settings

    from config import preparation, unsafe

    unsafe.refuse()
    if settings.DEMO and settings.SIDE != "public":
        preparation.prepare_demo(tell)


def _set_up() -> None:
    """Load the project; with the embedded PostgreSQL this starts it."""
    import django

    django.setup()


def _close_connections() -> None:
    """Let go of the database: the workers are forks of this process and must not share its connection."""
    from django.db import connections

    connections.close_all()


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
