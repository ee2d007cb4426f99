"""Rounds of killing: somebody acts, is killed or loses what is needed, and the database is looked through."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.desks import Staffed
from tests.jobs import wait_until
from tests.referrals.soak import faults
from tests.referrals.soak.ledger import LOST, Ledger
from tests.referrals.soak.scene import PATIENCE_S, Program, running, wait_until_nobody_else_is_connected

ACTING = "tests.referrals.soak.acting"
# After so many rounds every case is looked at, not only those of the round.
EVERYTHING_EVERY = 20


@dataclass
class Killing:
    """A desk whose cases are acted on, and what is known of them."""

    staffed: Staffed
    dice: Random
    variables: Mapping[str, str]
    ledger: Ledger = field(default_factory=Ledger)
    rounds: int = 0
    program: Program = field(init=False)

    def told(self, **more: Any) -> dict[str, Any]:
        """Return what a program that acts must know."""
        user = self.staffed.moderator
        return {
            "seed": self.dice.random(),
            "user": user.pk,
            "phrase": self.staffed.phrases[user.pk],
            "desk": str(self.staffed.desk.pk),
            "cases": self.ledger.told(),
            **more,
        }

    @contextmanager
    def acting(self) -> Iterator[None]:
        """Have the program loaded that acts."""
        with running(ACTING, self.variables) as self.program:
            yield

    def begin(self, **more: Any) -> None:
        """Let it begin; return once it acts."""
        self.program.begin(self.told(**more))

    def goes_on(self, longest: float = 1.0) -> None:
        """Let it go on until a moment that nobody knows before."""
        assert self.program.runs_for(self.dice.uniform(0, longest)), "it ended by itself"

    def kill(self) -> None:
        """Kill it, and hear what it had said until then."""
        self.program.kill()
        self.ledger.hear(self.program.lines())

    def has_lost(self) -> None:
        """Let it end because what it needs is away, and hear what it had said until then."""
        assert not self.program.runs_for(PATIENCE_S), "it went on without what it needs"
        wait_until(lambda: self.ledger.hear(self.program.lines()) or self.program.status is not None, "it had ended")
        assert self.program.status == LOST

    def look(self) -> None:
        """Look through what was touched in this round, and now and then through everything."""
        self.rounds += 1
        wait_until_nobody_else_is_connected()
        everything = self.rounds % EVERYTHING_EVERY == 0
        self._demand(everything=everything)

    def look_at_everything(self) -> None:
        """Look through everything, and see that it was something."""
        self._demand(everything=True)
        assert self.ledger.done >= self.rounds // 2, "hardly anything was done between the kills"
        print(f"{self.rounds} kills, {self.ledger.done} deeds acknowledged, {len(self.ledger.entries)} forms")

    def _demand(self, *, everything: bool) -> None:
        found = faults.of_ledger(self.ledger, self.staffed.vault(self.staffed.moderator), everything=everything)
        found += faults.alone()
        assert not found, "\n".join(found)
