"""The key file: made once, for its owner alone, and changed without a day on which nobody can sign in."""

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from accounts import sealing
from config import keys
from config.env import BASE_DIR
from tests.accounts.at_once import at_once

ONCE = 8
KEY = base64.b64encode(bytes(range(32))).decode()
MAKES = "from config import keys; print(keys.of_staff()[1].hex())"


@pytest.fixture
def file(tmp_path, monkeypatch) -> Path:
    """Where a demo's key file would lie; there is none yet."""
    monkeypatch.setenv("RAAH_DEMO", "1")
    monkeypatch.setenv("STAFF_KEY_FILE", str(tmp_path / "staff.key"))
    return tmp_path / "staff.key"


@pytest.fixture
def production(monkeypatch) -> None:
    monkeypatch.setenv("RAAH_DEMO", "0")


def write(file: Path, text: str) -> None:
    file.touch(mode=0o600)
    file.write_text(text)


def test_a_demo_makes_its_key_at_the_first_start_and_keeps_it(file):
    first = keys.of_staff()
    assert keys.of_staff() == first
    assert list(first) == [1]
    assert len(first[1]) == 32
    assert first[1] != bytes(32)


def test_two_installations_have_two_keys(file, monkeypatch, tmp_path):
    first = keys.of_staff()
    monkeypatch.setenv("STAFF_KEY_FILE", str(tmp_path / "another"))
    assert keys.of_staff() != first


def test_a_demo_that_names_no_file_has_it_in_its_data_folder(monkeypatch, tmp_path):
    monkeypatch.delenv("STAFF_KEY_FILE", raising=False)
    monkeypatch.setenv("RAAH_DEMO", "1")
    monkeypatch.setenv("RAAH_DATA", str(tmp_path))
    assert keys.path() == tmp_path / "staff.key"


def test_only_its_owner_reads_it_whatever_the_mask_is(file):
    before = os.umask(0)
    try:
        keys.of_staff()
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == 0o600


def test_nothing_is_left_beside_it(file):
    keys.of_staff()
    keys.add(file)
    assert list(file.parent.glob("staff.key*")) == [file]


def test_threads_that_make_it_at_once_agree(file):
    for _number in range(20):
        made = at_once(*[keys.of_staff] * ONCE)
        assert [one for one in made if one != keys.of_staff()] == []
        assert file.stat().st_mode & 0o777 == 0o600
        file.unlink()


def test_processes_that_make_it_at_once_agree(file):
    started = [
        subprocess.Popen([sys.executable, "-c", MAKES], cwd=BASE_DIR, stdout=subprocess.PIPE, text=True)
        for _number in range(ONCE)
    ]
    assert {process.communicate(timeout=60)[0].strip() for process in started} == {keys.of_staff()[1].hex()}
    assert list(file.parent.glob("staff.key*")) == [file]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o610, 0o666, 0o644])
def test_a_file_that_others_may_touch_is_refused_with_the_remedy(file, mode):
    write(file, f"1 {KEY}\n")
    file.chmod(mode)
    with pytest.raises(ImproperlyConfigured, match=f"chmod 600 {file}"):
        keys.of_staff()


def test_a_file_that_its_owner_may_only_read_is_taken(file):
    write(file, f"1 {KEY}\n")
    file.chmod(0o400)
    assert keys.of_staff() == {1: bytes(range(32))}


@pytest.mark.parametrize(
    "line",
    ["", " ", "1", f"one {KEY}", KEY, "1 not-base64!", f"1 {KEY}!", f"1 {KEY} more", "1 ", f"1,{KEY}"],
)
def test_a_line_that_is_none_is_refused_and_the_file_is_named(file, line):
    write(file, f"1 {KEY}\n{line}\n")
    with pytest.raises(ImproperlyConfigured, match=str(file)) as error:
        keys.of_staff()
    assert KEY not in str(error.value)


@pytest.mark.parametrize("size", [0, 16, 31, 33, 64])
def test_a_key_that_is_too_short_or_too_long_is_refused(file, size):
    write(file, f"1 {base64.b64encode(bytes(size)).decode()}\n")
    with pytest.raises(ImproperlyConfigured, match=str(file)):
        keys.of_staff()


def test_a_file_without_a_key_is_refused(file):
    write(file, "")
    with pytest.raises(ImproperlyConfigured, match=str(file)):
        keys.of_staff()


def test_a_number_that_stands_there_twice_is_refused(file):
    write(file, f"1 {KEY}\n1 {base64.b64encode(bytes(32)).decode()}\n")
    with pytest.raises(ImproperlyConfigured, match=str(file)):
        keys.of_staff()


def test_another_key_is_another_line_and_what_was_sealed_is_still_opened(file):
    before = keys.of_staff()
    sealed = sealing.seal("a secret", before)
    assert keys.add(file) == 2
    after = keys.of_staff()
    assert list(after) == [1, 2]
    assert after[1] == before[1]
    assert sealing.unseal(sealed, after) == "a secret"
    assert sealing.seal("a secret", after).startswith("2:")
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_next_number_is_one_more_than_the_highest_though_older_lines_are_gone(file):
    write(file, f"41 {KEY}\n")
    assert keys.add(file) == 42


def test_the_order_of_the_lines_means_nothing(file):
    write(file, f"2 {KEY}\n1 {base64.b64encode(bytes(32)).decode()}\n")
    assert sealing.seal("a secret", keys.of_staff()).startswith("2:")
    assert keys.add(file) == 3


def test_production_makes_none_by_itself(file, production):
    with pytest.raises(ImproperlyConfigured, match=rf"{file} with: python -m config\.keys"):
        keys.of_staff()
    assert not file.exists()


def test_production_must_name_the_file(production, monkeypatch):
    monkeypatch.delenv("STAFF_KEY_FILE", raising=False)
    with pytest.raises(ImproperlyConfigured, match="STAFF_KEY_FILE"):
        keys.of_staff()


def test_the_command_makes_one_and_says_so_but_not_the_key(file, production):
    for number in (1, 2):
        done = subprocess.run(
            [sys.executable, "-m", "config.keys"], cwd=BASE_DIR, capture_output=True, text=True, check=True
        )
        assert done.stdout == f"Key {number} is in {file}.\n"
    assert list(keys.of_staff()) == [1, 2]
