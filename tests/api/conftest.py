"""What the tests of the API stand on."""

import pytest

from api.hsds import streaming


@pytest.fixture(autouse=True)
def _own_turn(monkeypatch, tmp_path):
    """Let processes that test at the same time not wait for each other's streams."""
    turn = tmp_path / "turn"
    turn.touch()
    monkeypatch.setattr(streaming, "TURN", turn)
