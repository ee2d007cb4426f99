"""What the environment says, and how it is refused."""

import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import database, env, secret, server


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://ann:pa%2Fss@db.test:6432/raah", ("ann", "pa/ss", "db.test", "6432", "raah")),
        ("postgres://ann@/raah?host=/run/sockets", ("ann", "", "/run/sockets", "", "raah")),
        ("postgresql:///raah", ("", "", "", "", "raah")),
    ],
)
def test_a_database_url_is_read(url, expected):
    found = database.from_url(url)
    assert tuple(found[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")) == expected


def test_options_in_a_database_url_go_on_to_the_driver():
    assert database.from_url("postgresql://db/raah?sslmode=require")["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize(
    "url", ["nonsense", "mysql://a@b/c", "postgresql://a@b", "postgresql://a@b:port/c", "postgresql://[/c"]
)
def test_a_database_url_that_is_none_is_refused_with_an_example(url):
    with pytest.raises(ImproperlyConfigured, match="postgresql://user:password@host:5432/name"):
        database.from_url(url)


@pytest.mark.parametrize("port", ["0", "65536", "abc", "", "-1", "8000.5"])
def test_a_port_that_is_none_is_refused(monkeypatch, port):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(ImproperlyConfigured, match="PORT must be a number"):
        server.address()


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "localhost", "::1"])
def test_a_person_is_sent_to_localhost_because_passkeys_refuse_an_ip_address(monkeypatch, host):
    monkeypatch.setenv("HOST", host)
    monkeypatch.setenv("PORT", "8001")
    assert server.address().url == "http://localhost:8001"


def test_a_missing_variable_is_named(monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY"):
        env.text("SECRET_KEY")


def test_a_demo_keeps_its_secret_to_itself(tmp_path):
    first = secret.of(tmp_path / "data")
    assert secret.of(tmp_path / "data") == first
    assert len(first) > 50
    assert stat.S_IMODE((tmp_path / "data" / "secret").stat().st_mode) == 0o600


def test_two_demos_have_two_secrets(tmp_path):
    assert secret.of(tmp_path / "one") != secret.of(tmp_path / "two")


@pytest.mark.parametrize(("side", "slots", "threads"), [("public", "4", 2), ("private", "4", 8), ("all", "2", 6)])
def test_case_25_where_codes_are_checked_a_worker_has_threads_to_spare(monkeypatch, side, slots, threads):
    monkeypatch.setenv("RAAH_SIDE", side)
    monkeypatch.setenv("DERIVATION_SLOTS", slots)
    assert server.threads() == threads


@pytest.mark.parametrize(("side", "steps"), [("public", []), ("private", [server.NICE]), ("all", [])])
def test_case_25_only_the_private_side_steps_back(monkeypatch, side, steps):
    taken = []
    monkeypatch.setenv("RAAH_SIDE", side)
    monkeypatch.setattr(server.os, "nice", taken.append)
    server.step_back()
    assert taken == steps
