"""Measures what a check of a code or a phrase costs on this machine, so that an operator can choose."""

from argparse import ArgumentParser
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from referrals.sealed.costs import Cost, measure

COSTS: Final = ("3x64", "4x64", "3x128", "4x128", "4x256")
ROUNDS: Final = 5


class Command(BaseCommand):
    """`derivation_cost` prints for several costs how many seconds one check takes, and how many a core makes."""

    help = "Measure what a check of a code or a vault phrase costs here, for several (passes, MiB)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take costs and the number of rounds."""
        parser.add_argument("costs", nargs="*", default=COSTS, metavar="PASSESxMIB", help=f"such as {COSTS[0]}")
        parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each is measured")

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure and print. CommandError for what is no cost."""
        costs = [_cost(said) for said in options["costs"]]
        self.stdout.write("passes  MiB  seconds  checks a second and core")
        for cost in costs:
            took = measure(cost, options["rounds"])
            now = "  (codes now)" if (cost.passes, cost.memory_mib) == tuple(settings.CODE_COST) else ""
            self.stdout.write(f"{cost.passes:6}  {cost.memory_mib:3}  {took:7.3f}  {1 / took:5.1f}{now}")


def _cost(said: str) -> Cost:
    try:
        passes, memory_mib = map(int, said.split("x"))
        return Cost(passes, memory_mib)
    except ValueError as error:
        raise CommandError(f"A cost is said like {COSTS[0]}, not {said!r}.") from error
