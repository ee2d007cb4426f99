"""What every test stands on.

Every test process has its own copy of one database that holds the shipped gazetteer, taxonomy and catalogue. A test
changes it inside a transaction that is undone. Tests that need real commits take `own_database`; tests that need the
real server take `site`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.db import connection

from tests import databases
from tests.clock import clock  # noqa: F401 - a fixture of all tests
from tests.mailbox import mailbox  # noqa: F401 - a fixture of all tests
from tests.sites import Site, serve

# Speed is measured by the bench; a busy machine is no fault of what is tested.
# Every run draws others, so that what one leaves out another finds.
hypothesis.settings.register_profile("house", deadline=None, max_examples=30)
hypothesis.settings.load_profile("house")
FLUSHING = {"transactional_db", "live_server", "django_db_reset_sequences"}
DATABASE = {"db", "own_database", "site"}
BASE_NOUNS = ("Taxonomy", "CatalogueVersion")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database; refuse what would empty its tables, for all tests share the shipped data."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        fixtures = set(getattr(item, "fixturenames", ()))
        if FLUSHING & fixtures or (marker and marker.kwargs.get("transaction")):
            raise pytest.UsageError(f"{item.nodeid} would empty the shared tables: take own_database or site instead.")
        if marker or DATABASE & fixtures:
            item.add_marker("database")


@pytest.fixture(scope="session")
def template_database() -> str:
    """Return the name of the database with the shipped data. Nobody may connect to it; it is there to be copied."""
    return databases.template()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker, template_database: str) -> Iterator[None]:
    """Give this test process its own copy of the template database."""
    with databases.clone(template_database) as name, django_db_blocker.unblock(), connected_to(name):
        yield


@pytest.fixture
def own_folders(settings: Any, tmp_path: Path) -> None:
    """Give one test folders of its own for what the site writes after a commit."""
    settings.DATA_DIR, settings.EXPORTS_DIR = tmp_path / "data", tmp_path / "exports"
    settings.DATA_DIR.mkdir()


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker, template_database: str, own_folders: None) -> Iterator[str]:
    """Give one test a copy of its own, where commits are real, with the files that follow them; return its name."""
    with databases.clone(template_database) as name, django_db_blocker.unblock(), connected_to(name):
        yield name


@pytest.fixture(scope="session")
def site(template_database: str) -> Iterator[Site]:
    """Serve the site as in production, on a free port, with a copy of the template database; return where."""
    with databases.clone(template_database) as name, serve(databases.url_of(name)) as running:
        yield running


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Forget what another test's directory left in this process."""
    from tests import memory

    memory.forget()


@pytest.fixture
def empty_directory(db: None) -> None:
    """Take all listings away inside the test's transaction. The gazetteer and the taxonomy stay."""
    from django.apps import apps

    models = apps.get_app_config("directory").get_models(include_auto_created=True)
    tables = [model._meta.db_table for model in models if not model.__name__.startswith(BASE_NOUNS)]
    with connection.cursor() as cursor:
        cursor.execute(f"truncate {', '.join(map(connection.ops.quote_name, tables))} cascade")


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Point Django's connection at another database for a while."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
