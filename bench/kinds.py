"""The kinds of lanes: a server that is asked over HTTP, the SQL alone, and what cannot be had here."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from bench import answers, load, processes
from bench.answers import WrongAnswerError
from bench.load import Load
from bench.measured import Measured
from bench.posed import Posed
from bench.servers import Running

PATIENCE_S = 10.0
# Headers of an answer are no longer than this.
HEADERS = 4096


class Lane(Protocol):
    """Something that can be checked, and then measured again and again. `wrong`: how many answers differed."""

    name: str
    role: str
    wrong: int

    def check(self) -> None:
        """Raise WrongAnswerError unless every answer is right."""

    def put(self, *, connections: int, seconds: float) -> Measured:
        """Put a load on and return what it met. WrongAnswerError when an answer was bad."""


@dataclass
class Web:
    """A server on 127.0.0.1 that is asked what was posed."""

    name: str
    role: str
    client: str
    server: Running
    posed: Posed
    wrong: int = 0
    bodies: list[bytes] = field(default_factory=list)

    def check(self) -> None:
        """Ask every address once, and compare."""
        self.bodies = answers.asked(self.server.port, self.posed)
        wrong = answers.wrong(self.posed, self.bodies)
        self.wrong = len(wrong)
        if wrong and not self.posed.may_differ:
            raise WrongAnswerError(wrong[0])

    def put(self, *, connections: int, seconds: float) -> Measured:
        """Ask them all in turn. Under load an answer cannot be read, but it must be good and as long as it was."""
        met = self._met(connections, seconds)
        while not (met.per_second or met.bad) and seconds < PATIENCE_S:
            seconds *= 2  # slow is not wrong
            met = self._met(connections, seconds)
        lengths = [len(body) for body in self.bodies] or [1]
        if met.bad or not min(lengths) <= (met.bytes_per_answer or 0) <= max(lengths) + HEADERS:
            raise WrongAnswerError(f"{met.bad} bad answers under load, {met.bytes_per_answer:.0f} bytes each")
        return met

    def _met(self, connections: int, seconds: float) -> Measured:
        before = processes.cpu_s(self.server.pid)
        met = load.measure(self.client, Load(self.server.port, self.posed, connections, seconds))
        spent = processes.cpu_s(self.server.pid) - before
        return replace(met, cpu_ms=1000 * spent / met.requests) if met.requests else met


@dataclass
class Sql:
    """The SQL alone. How many ask at once is fixed: as many as the project has connections to the database."""

    name: str
    role: str
    ask: Callable[[float], Measured]
    wrong: int = 0

    def check(self) -> None:
        """Nothing: the statements are the project's own, recorded; a failing one ends the measurement."""

    def put(self, *, connections: int, seconds: float) -> Measured:
        """Ask for some seconds."""
        return self.ask(seconds)


@dataclass
class Absent:
    """What cannot be measured on this machine, and why."""

    name: str
    role: str
    why: str
    wrong: int = 0

    def check(self) -> None:
        """Say why it is not there."""
        raise WrongAnswerError(self.why)

    def put(self, *, connections: int, seconds: float) -> Measured:
        """Never asked."""
        raise WrongAnswerError(self.why)
