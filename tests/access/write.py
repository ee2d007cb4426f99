"""Writes the table as the site is now: `python -m tests.access.write`. What changes in it is read in review."""

import os
import tempfile
from pathlib import Path

import django

from tests import databases


def main() -> None:
    """Walk through a copy of the shipped data, with everybody, and write what they met."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    with databases.clone(databases.template()) as name, tempfile.TemporaryDirectory() as memory:
        _write(name, Path(memory))


def _write(database: str, memory: Path) -> None:
    from django.test.utils import override_settings, setup_test_environment

    from safety import throttle
    from tests.access import table
    from tests.conftest import connected_to

    setup_test_environment()
    throttle.MEMORY = memory
    with connected_to(database), override_settings(MIDDLEWARE=_watched()):
        table.FILE.write_text(table.text(_everybody()))


def _watched() -> list[str]:
    from django.conf import settings

    from tests.access.walk import WITNESS

    return [*settings.MIDDLEWARE, WITNESS]


def _everybody() -> dict:
    """Return the whole table."""
    from tests.access.walk import rows
    from tests.access.world import COLUMNS

    met = {column: _met(column) for column in COLUMNS}
    return {row: {column: met[column][row] for column in COLUMNS} for row in rows()}


def _met(column: str) -> dict:
    """Return what somebody meets, in a world of their own: in one that is some minutes old sign-ins are asked anew."""
    from django.db import transaction

    from tests.access.walk import walk
    from tests.access.world import build

    whole = transaction.atomic()
    # As of a test: the throttle refuses to count in any other transaction.
    whole._from_testcase = True
    with whole:
        met = walk(build(), column)
        transaction.set_rollback(True)
    return met


if __name__ == "__main__":
    main()
