"""What every test of accounts stands on: passwords that cost nothing, and tries that are counted for it alone."""

from pathlib import Path

import pytest
from django.test import Client

from safety import throttle
from tests.mailbox import mailbox  # noqa: F401 - a fixture


@pytest.fixture(autouse=True)
def quick_passwords(settings) -> None:
    """What a password costs is Argon2's own affair."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def own_tries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A key of the throttle that no other process has, whatever its clock says."""
    folder = tmp_path / "memory"
    folder.mkdir()
    monkeypatch.setattr(throttle, "MEMORY", folder)
    return folder


@pytest.fixture
def other_browser() -> Client:
    """A second browser, with cookies of its own."""
    return Client()
