"""Writes the table as the views cost now: `python -m tests.bench.costs.write`. What grows in it is read in review."""

import os

import django

from tests import databases


def main() -> None:
    """Ask every public view on a copy of the shipped data, and write what it cost."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.test.utils import setup_test_environment

    from tests.conftest import connected_to

    setup_test_environment()
    with databases.clone(databases.template()) as name, connected_to(name):
        _write()


def _write() -> None:
    from django.db import transaction

    from tests.bench.costs import asked, measure, table

    whole = transaction.atomic()
    # As of a test: the throttle refuses to count in any other transaction.
    whole._from_testcase = True
    with whole:
        table.FILE.write_text(table.text(measure.costs(asked.filled())))
        transaction.set_rollback(True)


if __name__ == "__main__":
    main()
