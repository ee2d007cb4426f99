"""A worker whose main process was killed must not go on: it would hold the port, and nobody could stop it by Ctrl-C."""

import os
import signal
import threading
import time

EVERY_S = 1.0


def stop_with_parent() -> None:
    """Watch, from now on and beside the work, that the parent lives; end this process in order when it does not."""
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(EVERY_S)
    os.kill(os.getpid(), signal.SIGTERM)
