"""What a database needs before the site can answer: its tables and the data that the project ships."""

import io
import os
import sys
import textwrap
from collections.abc import Callable
from typing import NamedTuple

from django.core.management import CommandError, call_command

MARGIN = " " * 12


class Step(NamedTuple):
    """One management command, and what a person is told while it works. Left out where `unless` succeeds."""

    says: str
    command: tuple[str, ...]
    unless: tuple[str, ...] = ()


STEPS = (
    Step("Tables", ("migrate", "--verbosity=0")),
    Step("Places", ("load_gazetteer",)),
    Step("Kinds of help", ("load_taxonomy",)),
    Step("Centres and helplines", ("load_catalogue", "fixtures/catalogue.json")),
    Step("Cards", ("cards",), unless=("cards", "--check")),
    Step("Numbers for error pages", ("write_hotlines",)),
    Step("Sandbox for programs", ("sandbox",)),
)
DEMO_STEPS = (
    Step("Accounts of the demo", ("demo_accounts",)),
    Step("Desk of the demo", ("demo_desk",)),
    Step("Partner app of the demo", ("demo_app",)),
)


def prepare(tell: Callable[[str], None]) -> None:
    """Take every step in order, telling of each before it starts. Steps that have nothing to do are quick."""
    _take(STEPS, tell)


def prepare_demo(tell: Callable[[str], None]) -> None:
    """Make what only somebody who tries the site needs, and tell them of it."""
    _take(DEMO_STEPS, tell)


def _take(steps: tuple[Step, ...], tell: Callable[[str], None]) -> None:
    for step in steps:
        tell(step.says)
        if not (step.unless and _succeeds(step.unless)):
            call_command(*step.command, stdout=Indented(), stderr=Indented())


def _succeeds(command: tuple[str, ...]) -> bool:
    try:
        call_command(*command, stdout=io.StringIO())
    except CommandError:
        return False
    return True


class Indented(io.StringIO):
    """Prints what a command says under the line of its step."""

    def write(self, text: str) -> int:
        """Print `text` with room before each line."""
        return sys.stdout.write(textwrap.indent(text, MARGIN))


def main() -> None:
    """Prepare the database that the settings name (`python -m config.preparation`)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    prepare(lambda line: print(line, flush=True))


if __name__ == "__main__":
    main()
