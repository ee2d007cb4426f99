"""Rounds: every lane in turn, forth and back (A B B A), so that what slows the machine slows all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median

from bench.answers import WrongAnswerError
from bench.kinds import Lane, Web
from bench.measured import Measured

# Enough that both workers always have somebody waiting.
CONNECTIONS = 16
WARM_UP_S = 1.0
# A lane that answers twice a second moves by chance: it is measured for longer, until this many can have come.
ANSWERS = 50
LONGEST_S = 20.0
Tell = Callable[[str], None]


@dataclass
class Record:
    """What one lane met: by round, many at once, and then one alone. `refused` says why a lane is out."""

    lane: Lane
    refused: str = ""
    crowded: list[Measured] = field(default_factory=list)
    alone: list[Measured] = field(default_factory=list)
    warm_per_second: float = 0.0

    def at_least(self, seconds: float) -> float:
        """Return how long to measure: `seconds`, or longer what is slow, as its warm-up told."""
        return max(seconds, min(LONGEST_S, ANSWERS / self.warm_per_second)) if self.warm_per_second else seconds

    @property
    def per_second(self) -> float:
        """Return the median rate."""
        return median(met.per_second for met in self.crowded)

    @property
    def moved(self) -> float:
        """Return by how much of its median the rate moved between rounds."""
        rates = [met.per_second for met in self.crowded]
        return (max(rates) - min(rates)) / median(rates)


def run(lanes: Sequence[Lane], *, rounds: int, seconds: float, tell: Tell) -> list[Record]:
    """Check every lane, warm it up, and measure it once a round. A lane with a bad or wrong answer is out."""
    records = [Record(lane) for lane in lanes]
    for record in records:
        _guarded(record, _warm, min(WARM_UP_S, seconds))
    for number in range(rounds):
        tell(f"  round {number + 1} of {rounds}")
        for record in records if number % 2 == 0 else reversed(records):
            _guarded(record, _measure, seconds)
    return records


def _warm(record: Record, seconds: float) -> None:
    record.lane.check()
    record.warm_per_second = record.lane.put(connections=CONNECTIONS, seconds=seconds).per_second


def _measure(record: Record, seconds: float) -> None:
    record.crowded.append(record.lane.put(connections=CONNECTIONS, seconds=record.at_least(seconds)))
    if isinstance(record.lane, Web):
        record.alone.append(record.lane.put(connections=1, seconds=seconds / 2))


def _guarded(record: Record, act: Callable[[Record, float], None], seconds: float) -> None:
    """Act unless the lane is out; put it out when an answer is wrong."""
    if record.refused:
        return
    try:
        act(record, seconds)
    except WrongAnswerError as wrong:
        record.refused = str(wrong)
