"""Lanes: what is measured side by side on the same data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bench import answers, load
from bench.answers import Ids, WrongAnswerError
from bench.measured import Measured

PATIENCE_S = 10.0
PROJECT, FLOOR, PEER = "project", "floor", "peer"


class Lane(Protocol):
    """Something that can be checked, and then measured again and again."""

    name: str
    role: str

    def check(self) -> None:
        """Raise WrongAnswerError unless every answer is right."""

    def put(self, *, connections: int, seconds: float) -> Measured:
        """Put a load on and return what it met. WrongAnswerError when an answer was bad."""


@dataclass
class Web:
    """A server that is asked addresses; `right` are the ids expected of each, where they are known."""

    name: str
    role: str
    client: str
    port: int
    addresses: Sequence[str]
    ids: Ids | None = None
    right: Sequence[Sequence[str]] = ()
    bodies: list[bytes] = field(default_factory=list)

    def check(self) -> None:
        """Ask every address once, and compare."""
        self.bodies = answers.asked(self.port, self.addresses)
        if self.ids:
            answers.compare(self.addresses, self.bodies, self.ids, self.right)

    def put(self, *, connections: int, seconds: float) -> Measured:
        """Ask them all in turn. Under load an answer cannot be read, but it must be 200 and not too short."""
        met = load.measure(self.client, self.port, self.addresses, connections=connections, seconds=seconds)
        while not (met.per_second or met.bad) and seconds < PATIENCE_S:
            seconds *= 2  # slow is not wrong
            met = load.measure(self.client, self.port, self.addresses, connections=connections, seconds=seconds)
        shortest = min(map(len, self.bodies), default=1)
        if met.bad or (met.bytes_per_answer or 0) < shortest:
            raise WrongAnswerError(f"{met.bad} bad answers under load, {met.bytes_per_answer:.0f} bytes each")
        return met


@dataclass
class Sql:
    """The SQL alone. How many ask at once is fixed: as many as the project has connections to the database."""

    name: str
    role: str
    ask: Callable[[float], Measured]

    def check(self) -> None:
        """Nothing: the statements are the project's own, recorded; a failing one ends the measurement."""

    def put(self, *, connections: int, seconds: float) -> Measured:
        """Ask for some seconds."""
        return self.ask(seconds)
