import json
from pathlib import Path

import pytest

from guides import shelf


@pytest.fixture
def shelf_of(monkeypatch, tmp_path: Path):
    """Put guides on a shelf of the test's own; call it with the values of their files."""

    def put(*guides: dict) -> Path:
        for guide in guides:
            (tmp_path / f"{guide['slug']}.json").write_text(json.dumps(guide, ensure_ascii=False))
        shelf.every.cache_clear()
        return tmp_path

    monkeypatch.setattr(shelf, "folder", lambda: tmp_path)
    yield put
    shelf.every.cache_clear()
