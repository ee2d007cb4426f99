"""What can go wrong at the start is said in one line that says what to do."""

import socket
import sys
from collections import namedtuple

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError
from django.db import OperationalError

from config import run, troubles
from config.cluster import ClusterError
from config.server import Address
from guides import shelf

Usage = namedtuple("Usage", "total used free")


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        (ImproperlyConfigured("Set the environment variable X."), "Set the environment variable X."),
        (CommandError("fixtures: 3 bad records\nsecond line"), "fixtures: 3 bad records."),
        (ClusterError("FATAL: data directory has wrong ownership"), "Its log is"),
        (ClusterError("initdb: could not write: No space left on device"), "The disk is full"),
        (OperationalError("could not extend file: No space left on device"), "The disk is full"),
        (OSError(28, "No space left on device"), "The disk is full"),
        (OperationalError("connection refused\nIs the server running?"), "Check DATABASE_URL"),
        (PermissionError(13, "Permission denied", ".data/secret"), "set RAAH_DATA to a folder of your own"),
    ],
)
def test_a_known_trouble_is_one_line_with_advice(error, advice):
    said = troubles.explain(error)
    assert advice in said
    assert "\n" not in said


def test_a_fault_of_ours_keeps_its_traceback():
    assert troubles.explain(KeyError("x")) is None


def test_a_taken_port_is_refused_before_any_work():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(troubles.TroubleError, match=f"Port {port} is taken.* make run PORT={port + 1}"):
            troubles.refuse_a_taken_port(Address("127.0.0.1", port))


def test_an_address_of_another_machine_is_refused():
    with pytest.raises(troubles.TroubleError, match="no address of this machine"):
        troubles.refuse_a_taken_port(Address("192.0.2.1", 8000))


def test_a_nearly_full_disk_is_refused_before_the_first_start(monkeypatch, tmp_path):
    monkeypatch.setenv("RAAH_DATA", str(tmp_path))
    monkeypatch.setattr(troubles.shutil, "disk_usage", lambda _: Usage(0, 0, 5_000_000))
    with pytest.raises(troubles.TroubleError, match="Free: 5 MB"):
        troubles.refuse_a_full_disk()


@pytest.mark.django_db
def test_the_server_of_the_tests_is_new_enough():
    troubles.refuse_an_old_postgresql()


@pytest.mark.django_db
def test_an_old_server_is_refused(monkeypatch):
    monkeypatch.setattr(troubles, "OLDEST_POSTGRESQL", 99)
    with pytest.raises(troubles.TroubleError, match="PostgreSQL 99 or newer"):
        troubles.refuse_an_old_postgresql()


def test_make_run_ends_in_one_line_and_not_in_a_traceback(monkeypatch):
    monkeypatch.setattr(run, "run", lambda: (_ for _ in ()).throw(CommandError("The catalogue has a bad record")))
    monkeypatch.setattr(run.signal, "signal", lambda *_: None)
    with pytest.raises(SystemExit, match=r"^Raah cannot start\. The catalogue has a bad record\.$"):
        run.main()
    assert "config.troubles" in sys.modules


def test_a_wrong_text_is_named_before_the_site_starts(monkeypatch, tmp_path):
    (tmp_path / "first-steps.json").write_text('{"slug": "first-steps", "kind": "other"}')
    monkeypatch.setattr(shelf, "folder", lambda: tmp_path)
    shelf.every.cache_clear()
    with pytest.raises(troubles.TroubleError, match=r"first-steps\.json: kind: must be one of"):
        troubles.refuse_wrong_texts()
    shelf.every.cache_clear()
