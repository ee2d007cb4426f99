"""The catalogues that searches are tried on."""

from collections.abc import Iterator

import pytest

from tests.conftest import connected_to
from tests.directory.search.oracle import Oracle
from tests.directory.search.seeded import COUNT, LONG, seeded


@pytest.fixture(scope="session")
def seeded_database(request: pytest.FixtureRequest, template_database: str) -> str:
    """Return the name of a database with invented centres, to be read only: 4,000, or 10,000 in the long tests."""
    return seeded(template_database, LONG if request.config.option.markexpr == "soak" else COUNT)


@pytest.fixture(scope="session")
def oracle(django_db_setup, django_db_blocker, seeded_database: str) -> Oracle:
    """Return what knows every right answer about that database."""
    with django_db_blocker.unblock(), connected_to(seeded_database):
        return Oracle.read()


@pytest.fixture
def catalogue(oracle: Oracle, django_db_blocker, seeded_database: str) -> Iterator[None]:
    """Let a test read the database with invented centres."""
    with django_db_blocker.unblock(), connected_to(seeded_database):
        yield
