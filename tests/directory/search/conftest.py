"""The catalogues that searches are tried on."""

from collections.abc import Iterator

import pytest

from tests.conftest import connected_to
from tests.directory.search.oracle import Oracle
from tests.directory.search.seeded import seeded


@pytest.fixture(scope="session")
def seeded_database(template_database: str) -> str:
    """Return the name of a database with 10,000 invented centres, to be read only."""
    return seeded(template_database)


@pytest.fixture(scope="session")
def oracle(django_db_setup, django_db_blocker, seeded_database: str) -> Oracle:
    """Return what knows every right answer about that database."""
    with django_db_blocker.unblock(), connected_to(seeded_database):
        return Oracle.read()


@pytest.fixture
def catalogue(oracle: Oracle, django_db_blocker, seeded_database: str) -> Iterator[None]:
    """Let a test read the database with 10,000 invented centres."""
    with django_db_blocker.unblock(), connected_to(seeded_database):
        yield
