"""The textbook stands where PostGIS and GDAL are installed, and says in one line what to install where they are not."""

import ctypes.util

import pytest

from bench.servers import NotHereError
from bench.textbook import standing


@pytest.fixture
def installed(monkeypatch, tmp_path):
    """Pretend that PostgreSQL 15 and 17 are installed, both with PostGIS, and what it stands on."""
    monkeypatch.setattr(standing, "INSTALLED", tmp_path)
    monkeypatch.setattr(standing, "CONTROL", str(tmp_path / "{version}" / "postgis.control"))
    monkeypatch.setattr(ctypes.util, "find_library", lambda name: name)
    for version in ("15", "17"):
        (tmp_path / version).mkdir()
        (tmp_path / version / "postgis.control").touch()
    return tmp_path


def test_the_newest_postgresql_with_postgis_is_taken(installed):
    (installed / "18").mkdir()
    assert standing.programs() == installed / "17" / "bin"


def test_without_postgis_it_says_what_to_install(installed):
    for version in ("15", "17"):
        (installed / version / "postgis.control").unlink()
    with pytest.raises(NotHereError, match="apt-get install"):
        standing.programs()


def test_without_gdal_it_says_what_to_install(installed, monkeypatch):
    monkeypatch.setattr(ctypes.util, "find_library", lambda name: None if name == "gdal" else name)
    with pytest.raises(NotHereError, match="apt-get install"):
        standing.programs()
