"""Makes all cards anew in several processes, for a catalogue so large that one would take long."""

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context

import django

from directory.cards.rebuild import all_batches, rebuild_batch

# Batches that are handed out beyond those at work, so that nobody waits and nothing piles up.
AHEAD = 2


def rebuild_side_by_side(processes: int, *, progress: Callable[[int], None]) -> int:
    """Make every batch in a transaction of its own; return how many cards there are.

    The processes find the database in the settings, not in the caller's connection. `progress` is told how many
    services are done.
    """
    with ProcessPoolExecutor(processes, get_context("spawn"), django.setup) as pool:
        done = made = 0
        for size, cards in _in_any_order(pool, processes + AHEAD):
            done, made = done + size, made + cards
            progress(done)
    return made


def _in_any_order(pool: ProcessPoolExecutor, most: int) -> Iterator[tuple[int, int]]:
    """Hand out at most so many batches at a time; yield how many services and how many cards each had."""
    running: dict[Future[int], int] = {}
    for batch in all_batches():
        running[pool.submit(rebuild_batch, batch)] = len(batch)
        if len(running) == most:
            yield from _ended(running)
    while running:
        yield from _ended(running)


def _ended(running: dict[Future[int], int]) -> Iterator[tuple[int, int]]:
    for future in wait(running, return_when=FIRST_COMPLETED).done:
        yield running.pop(future), future.result()
