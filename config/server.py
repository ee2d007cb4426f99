"""Serves the site: granian over WSGI (`python -m config.server`).

How many processes and threads was measured: docs/decisions/0027-how-the-server-is-set.md. Where codes are checked a
thread is busy for a third of a second, so that others must stand beside it: 0018-threads-beside-the-derivations.md.
"""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured

from config import env, side

APPLICATION = "config.wsgi:application"
# On the public side one may be held by whoever reads a long list slowly; more than one at a time the machine refuses.
PUBLIC_THREADS = 2
# How many threads of a worker are left over when every derivation that may be made at once is made in it.
SPARE_THREADS = 4
# How far the private side steps back: where both sides want the processor, the directory gets three times as much.
NICE = 5
HERE = {"127.0.0.1", "localhost", "::1", "0.0.0.0", "::"}  # noqa: S104 - names, nothing is opened


@dataclass(frozen=True)
class Address:
    """Where the site listens."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """Return what a person opens. A passkey needs a name, so this machine is called localhost."""
        host = "localhost" if self.host in HERE else self.host
        return f"http://{host}:{self.port}"


def address() -> Address:
    """Read HOST and PORT."""
    port = env.text("PORT", "8000")
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise ImproperlyConfigured(f"PORT must be a number from 1 to 65535, not {port!r}.")
    return Address(host=env.text("HOST", "127.0.0.1"), port=int(port))


def threads() -> int:
    """Return how many threads a worker has: so many that some stay free beside what is slow."""
    if side.chosen() == side.PUBLIC:
        return PUBLIC_THREADS
    return int(env.text("DERIVATION_SLOTS", "4")) + SPARE_THREADS


def serve(at: Address, *, application: str = APPLICATION, when_up: Callable[[], object] = lambda: None) -> None:
    """Serve until a signal stops it (Ctrl-C, SIGTERM, a closed terminal); open requests are answered first."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    granian = Granian(
        application,
        address=at.host,
        port=at.port,
        interface=Interfaces.WSGI,
        workers=int(env.text("WORKERS", "2")),
        blocking_threads=threads(),
        blocking_threads_idle_timeout=600,
        workers_kill_timeout=10,
        websockets=False,
        log_level=LogLevels.warning,
    )
    granian.on_startup(lambda: signal.signal(signal.SIGHUP, granian.signal_handler_interrupt))
    granian.on_startup(when_up)
    os.register_at_fork(after_in_child=_stand_apart)
    granian.serve()


def _stand_apart() -> None:
    """Let a new worker hear of the end from the main process alone, and from the start.

    Ctrl-C goes to the whole process group; a worker that is told twice hangs. And the main process's handlers, which a
    fork inherits, would only take note of a signal while the worker is still loading.
    """
    os.setpgid(0, 0)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


def main() -> None:
    """Serve as HOST, PORT and WORKERS say. Refuses where accounts of a demo exist and this is none."""
    _refuse_what_is_unsafe()
    step_back()
    serve(address())


def step_back() -> None:
    """Let the directory go first, as a side of its own: what is slow on purpose is made on the private one."""
    if side.chosen() == side.PRIVATE:
        os.nice(NICE)


def _refuse_what_is_unsafe() -> None:
    """Look where staff can sign in. The public's side has no such door, and starts without a database too."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.conf import settings

    if settings.DEMO or settings.SIDE == side.PUBLIC:
        return
    django.setup()
    from django.db import connections

    from config import unsafe

    unsafe.refuse()
    # The workers are forks of this process and must not share its connection.
    connections.close_all()


if __name__ == "__main__":
    main()
