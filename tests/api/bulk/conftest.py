"""A folder of its own for every test that makes files."""

import pytest


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    """Where exports lie in this test."""
    settings.EXPORTS_DIR = tmp_path / "exports"
    return settings.EXPORTS_DIR
