"""Medians that noise does not move: what is compared is measured by turns, and the medians of rounds are compared."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Times:
    """Seconds of each kind, round by round."""

    of: Mapping[str, Sequence[float]]

    def medians(self) -> dict[str, float]:
        """Return the median of each kind."""
        return {kind: statistics.median(times) for kind, times in self.of.items()}

    def ratios(self) -> dict[str, float]:
        """Return for each kind the median, over the rounds, of its time by the middle time of the same round.

        Whatever slows a whole round, slows both; so this stands still where medians of seconds wander.
        """
        rounds = list(zip(*self.of.values(), strict=True))
        middles = [statistics.median(times) for times in rounds]
        return {
            kind: statistics.median(time / middle for time, middle in zip(times, middles, strict=True))
            for kind, times in self.of.items()
        }

    def spread(self) -> float:
        """Return how far the slowest kind lies above the quickest, as a part of it."""
        found = self.ratios().values()
        return max(found) / min(found) - 1


def by_turns(kinds: Mapping[str, Callable[[], float]], rounds: int, dice: Random) -> Times:
    """Measure each kind once a round, in another order each time."""
    names, found = list(kinds), {kind: [] for kind in kinds}
    for _ in range(rounds):
        dice.shuffle(names)
        for kind in names:
            found[kind].append(kinds[kind]())
    return Times(found)


def p(part: float, times: Sequence[float]) -> float:
    """Return the time that a part of all stay under."""
    ordered = sorted(times)
    return ordered[min(int(part * len(ordered)), len(ordered) - 1)]
