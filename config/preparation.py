"""What a database needs before the site can answer: its tables and the data that the project ships."""

from collections.abc import Callable
from typing import NamedTuple

from django.core.management import call_command

from config import env


class Step(NamedTuple):
    """One management command, and what a person is told while it works."""

    says: str
    command: tuple[str, ...]


STEPS = (
    Step("Tables", ("migrate", "--verbosity=0")),
    Step("Places", ("load_gazetteer",)),
    Step("Kinds of help", ("load_taxonomy",)),
    Step("Centres and helplines", ("load_catalogue", "fixtures/catalogue.json")),
    Step("Cards", ("cards",)),
    Step("Numbers for error pages", ("write_hotlines",)),
)


def prepare(tell: Callable[[str], None]) -> None:
    """Take every step in order, telling of each before it starts. Steps that have nothing to do are quick."""
    for step in STEPS:
        tell(step.says)
        try:
            call_command(*step.command)
        except Exception as error:
            # Parts of the house are still being built; this door closes when they stand.
            if not env.flag("RAAH_UNFINISHED"):
                raise
            tell(f"skipped: {type(error).__name__}: {error}")


def main() -> None:
    """Prepare the database that the settings name (`python -m config.preparation`)."""
    import django

    django.setup()
    prepare(lambda line: print(line, flush=True))


if __name__ == "__main__":
    main()
