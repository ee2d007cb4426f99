"""What the tests of HSDS stand on."""

import pytest

from api.hsds import edition


@pytest.fixture(autouse=True)
def _nothing_recent(monkeypatch):
    """Let no test be answered out of the memory of the one before."""
    monkeypatch.setattr(edition, "RECENT_S", -1.0)
