from pathlib import Path

import pytest
from django.db import connection
from django.test import Client


@pytest.fixture
def browser() -> Client:
    """A client that shows what a person sees: an error is an answer, not an exception."""
    return Client(raise_request_exception=False)


@pytest.fixture
def broken_doors(settings) -> None:
    settings.ROOT_URLCONF = "tests.safety.doors"


@pytest.fixture
def own_data(settings, tmp_path: Path) -> Path:
    """An empty data folder."""
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def database_away(django_db_blocker, tmp_path: Path):
    """Point the connection at a socket where no server is, as when the server has died."""
    connection.close()
    before = dict(connection.settings_dict)
    connection.settings_dict.update(HOST=str(tmp_path), PORT="1")
    with django_db_blocker.unblock():
        yield
        connection.close()
    connection.settings_dict.clear()
    connection.settings_dict.update(before)
