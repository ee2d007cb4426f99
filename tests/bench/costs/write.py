"""Writes the table as the views cost now: `python -m tests.bench.costs.write`. What grows in it is read in review."""

import os

import django

from config.cluster import embedded_programs
from tests.own_postgresql import started


def main() -> None:
    """Ask every public view on a copy of the shipped data, on a server like that of the tests; write what it cost."""
    with started(embedded_programs()) as cluster:
        os.environ |= {"DATABASE_URL": cluster.url, "DJANGO_SETTINGS_MODULE": "config.settings"}
        django.setup()
        _write()


def _write() -> None:
    from django.test.utils import setup_test_environment

    from tests import databases
    from tests.bench.costs import asked, measure, table
    from tests.conftest import connected_to

    setup_test_environment()
    with databases.clone(databases.template()) as name, connected_to(name), measure.undone():
        table.FILE.write_text(table.text(measure.costs(asked.filled())))


if __name__ == "__main__":
    main()
