"""Threads that step back: what is slow on purpose gets the processor when nobody else wants it.

A page, of the directory or of hers, takes a few milliseconds; a derivation a hundred times as long. On equal terms two
of them on two cores make everybody wait. The system lets a thread step back, but not come forward again, so these are
threads of their own.
"""

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Final, ParamSpec, TypeVar

NICE: Final = 10
# More than are ever let in at once by slots.
MOST: Final = 32
Told = ParamSpec("Told")
Made = TypeVar("Made")


def beside(work: Callable[Told, Made], *args: Told.args, **kwargs: Told.kwargs) -> Made:
    """Have work done in a thread that steps back; return what it returns, and raise what it raises."""
    return _threads().submit(work, *args, **kwargs).result()


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(MOST, "beside", initializer=_step_back)


def _step_back() -> None:
    """Let other threads go first. Only Linux knows this of one thread; elsewhere all stay as they are."""
    if sys.platform == "linux":
        thread = threading.get_native_id()
        os.setpriority(os.PRIO_PROCESS, thread, max(NICE, os.getpriority(os.PRIO_PROCESS, thread)))


# A fork has none of its parent's threads, and would wait for them forever.
os.register_at_fork(after_in_child=_threads.cache_clear)
