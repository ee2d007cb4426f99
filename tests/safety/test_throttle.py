"""The throttle slows whoever tries too often, locks nobody out, and cannot say whom it slowed."""

import logging
import os
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from hashlib import blake2b, md5, sha1, sha256
from itertools import count
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safety import throttle
from safety.throttle import HOUR_S, KeyRefusedError, Pace, address_of, hour_key, key_file, spend, spend_all

ROOT = Path(__file__).resolve().parents[2]
NOON = datetime(2027, 1, 1, 12, tzinfo=UTC)
ADDRESS, EMAIL = "203.0.113.9", "somebody@example.org"
FIVE = Pace(burst=5, every_s=60)
THREADS = 8

database = pytest.mark.django_db
anything = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
paces = st.builds(Pace, burst=st.integers(1, 5), every_s=st.integers(1, 5000).map(lambda ms: ms / 1000))
moments = st.lists(st.integers(0, 6000), min_size=1, max_size=25)
fresh = map(str, count())


@pytest.fixture(autouse=True)
def own_key(own_data, monkeypatch):
    """A key that no other process has, whatever its clock says."""
    monkeypatch.setattr(throttle, "MEMORY", own_data)


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def tries(number: int, pace: Pace = FIVE, *, value: str = EMAIL, now: datetime = NOON) -> list[float]:
    return [spend("test", value, pace, now=now) for _number in range(number)]


def rows() -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute("select key, spent_until from safety_throttle order by key")
        return cursor.fetchall()


@database
def test_a_burst_passes_and_the_next_try_waits_for_one_interval():
    assert tries(6) == [0, 0, 0, 0, 0, 60]


@database
def test_each_interval_brings_one_try():
    tries(6)
    assert tries(2, now=after(59)) == [1, 1]
    assert tries(2, now=after(60)) == [0, 60]
    assert tries(3, now=after(180)) == [0, 0, 60]


@database
def test_a_refused_try_costs_nothing():
    tries(100)
    assert tries(1, now=after(60)) == [0]


@database
def test_rest_never_saves_up_more_than_a_burst():
    tries(1)
    assert tries(6, now=after(10**6)) == [0, 0, 0, 0, 0, 60]


@database
def test_values_and_purposes_are_counted_apart():
    tries(5)
    assert spend("test", "another", FIVE, now=NOON) == 0
    assert spend("other", EMAIL, FIVE, now=NOON) == 0
    assert spend("test", EMAIL, FIVE, now=NOON) == 60


@database
def test_without_a_moment_the_clock_is_the_databases(time_machine):
    assert [spend("test", EMAIL, FIVE) for _number in range(5)] == [0] * 5
    time_machine.move_to(datetime.now(tz=UTC) + timedelta(minutes=10))
    assert 59 < spend("test", EMAIL, FIVE) <= 60


@database
@anything
@given(paces, moments)
def test_no_stretch_of_time_holds_more_than_a_burst_and_what_its_intervals_bring(pace, gaps):
    value, at, passed = next(fresh), 0, []
    for gap in gaps:
        at += gap
        if not spend("test", value, pace, now=after(at / 1000)):
            passed.append(at)
    every = round(pace.every_s * 1000)
    for first, start in enumerate(passed):
        for last, end in enumerate(passed[first:], first):
            assert (last - first + 1) * every <= pace.burst * every + end - start


@database
@anything
@given(paces, moments)
def test_whoever_waits_as_long_as_was_said_passes_and_that_is_never_longer_than_an_interval(pace, gaps):
    value, at = next(fresh), 0.0
    for gap in gaps:
        at += gap / 1000
        if wait := spend("test", value, pace, now=after(at)):
            assert 0 < wait <= pace.every_s
            at += wait
            assert spend("test", value, pace, now=after(at)) == 0


@database
@anything
@given(paces, st.lists(st.integers(-(10**9), 10**9), min_size=2, max_size=10))
def test_a_clock_that_is_set_locks_nobody_out(pace, clock):
    value = next(fresh)
    for at in clock:
        if wait := spend("test", value, pace, now=after(at)):
            assert 0 < wait <= pace.every_s
            assert spend("test", value, pace, now=after(at + wait)) == 0


@database
@pytest.mark.parametrize("every_s", [0.001, 0.0014999, 1 / 3, 2.3, 1e-3 + 4e-7])
def test_an_interval_that_no_clock_can_tell_is_no_reason_to_wait_longer(every_s):
    assert 0 < tries(2, Pace(1, every_s))[-1] <= every_s


@pytest.mark.parametrize(("burst", "every_s"), [(0, 1), (-1, 1), (1, 0), (1, -1), (1, 0.0001), (1, float("nan"))])
def test_a_pace_at_which_nobody_or_everybody_would_pass_is_an_error(burst, every_s):
    with pytest.raises(ValueError, match="A pace needs"):
        Pace(burst, every_s)


@database
@pytest.mark.parametrize("number", range(6))
def test_a_try_that_was_given_back_is_as_one_never_taken(number):
    tries(5)
    for _number in range(number):
        throttle.refund("test", EMAIL, FIVE)
    assert tries(6).count(0) == number


@database
def test_what_is_given_back_too_often_is_no_more_than_a_burst():
    tries(1)
    for _number in range(50):
        throttle.refund("test", EMAIL, FIVE)
    assert tries(6).count(0) == 5


@database
def test_where_nothing_was_taken_nothing_is_given_back():
    throttle.refund("test", EMAIL, FIVE)
    assert rows() == []


@database
def test_a_cleared_counter_begins_anew_and_others_stay():
    tries(5)
    tries(5, value="another")
    throttle.clear("test", EMAIL)
    assert tries(6).count(0) == 5
    assert tries(1, value="another") == [60]


@database
def test_only_counters_that_hold_nobody_back_are_forgotten():
    tries(1, value="early")
    tries(2, value="late")
    assert throttle.forget(now=after(60)) == 1
    assert throttle.forget(now=after(60)) == 0
    assert tries(5, value="late", now=after(60)).count(0) == 4


SLOW, QUICK = Pace(2, 600), Pace(4, 30)


def both(now: datetime = NOON) -> float:
    return spend_all([("address", ADDRESS, QUICK), ("account", EMAIL, SLOW)], now=now)


@database
def test_all_must_pass_and_the_longest_wait_is_told():
    assert [both() for _number in range(3)] == [0, 0, 600]
    assert spend("address", ADDRESS, QUICK, now=NOON) == 0
    assert spend("address", ADDRESS, QUICK, now=NOON) == 0
    assert both() == 600


@database
def test_what_was_taken_is_given_back_when_a_later_one_refuses():
    before = [both(), both(), rows()][-1]
    for _number in range(10):
        assert both() == 600
    assert rows() == before


@database
def test_what_comes_after_one_that_refuses_is_not_touched():
    for _number in range(4):
        spend("address", ADDRESS, QUICK, now=NOON)
    with CaptureQueriesContext(connection) as asked:
        assert both() == 30
    assert sum("insert into" in query["sql"] for query in asked) == 1
    assert spend("account", EMAIL, SLOW, now=NOON) == 0


def test_of_nothing_nothing_refuses():
    assert spend_all(iter(())) == 0


@database
def test_a_counter_that_is_named_twice_counts_twice():
    twice = [("test", EMAIL, Pace(3, 60))] * 2
    assert [spend_all(twice, now=NOON) for _number in range(2)] == [0, 60]
    assert tries(2, Pace(3, 60)) == [0, 60]


def at_once(deed) -> list:
    """Let as many threads as there are do the same at the same moment, each with its own connection."""
    start, results = threading.Barrier(THREADS), []

    def work():
        try:
            start.wait()
            results.append(deed())
        except Exception as error:
            results.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


HOURLY = Pace(burst=5, every_s=3600)


def test_of_many_tries_at_once_exactly_a_burst_passes(own_database):
    def try_often():
        return [spend("race", EMAIL, HOURLY) for _number in range(5)]

    waits = [wait for some in at_once(try_often) for wait in some]
    assert waits.count(0) == 5
    assert all(3590 < wait <= 3600 for wait in waits if wait)
    assert len(rows()) == 1


def test_of_several_counters_at_once_no_more_than_a_burst_passes_either(own_database):
    both = [("wide", ADDRESS, Pace(100, 3600)), ("race", EMAIL, HOURLY)]
    assert at_once(lambda: spend_all(both)).count(0) == 5
    assert [spend("wide", ADDRESS, Pace(100, 3600)) for _number in range(96)].count(0) == 95


def test_a_try_inside_a_transaction_is_an_error_for_it_could_be_undone(own_database):
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        spend("test", EMAIL, FIVE)
    assert rows() == []


@database
def test_the_table_holds_neither_the_value_nor_a_hash_that_anybody_could_make():
    tries(1, value=ADDRESS)
    [(key, _spent_until)] = rows()
    said = ADDRESS.encode()
    plain = [md5(said), sha1(said), sha256(said), blake2b(said), blake2b(said, digest_size=16)]
    plain.append(blake2b(said, digest_size=16, person=b"test"))
    assert bytes(key) not in [said, *(hashed.digest()[:16] for hashed in plain)]
    assert len(key) == 16
    assert said not in bytes(key)


@database
def test_one_value_has_another_counter_for_each_purpose():
    spend("address", ADDRESS, FIVE)
    spend("account", ADDRESS, FIVE)
    assert len({bytes(key) for key, _spent_until in rows()}) == 2


@database
def test_the_table_is_in_no_log_of_the_database():
    with connection.cursor() as cursor:
        cursor.execute("select relpersistence from pg_class where relname = 'safety_throttle'")
        assert cursor.fetchone() == ("u",)


@database
def test_neither_a_log_nor_a_statement_holds_the_value(caplog):
    caplog.set_level(logging.DEBUG)
    with CaptureQueriesContext(connection) as asked:
        tries(6)
        spend_all([("address", ADDRESS, Pace(1, 60)), ("test", EMAIL, FIVE)], now=NOON)
        throttle.refund("test", EMAIL, FIVE)
        throttle.clear("test", EMAIL)
        throttle.forget()
    said = caplog.text + repr([vars(record) for record in caplog.records]) + repr(asked.captured_queries)
    assert ADDRESS not in said
    assert EMAIL not in said


@database
@pytest.mark.parametrize("value", ["", "\x00", "\ud800", "x" * 100_000, "نام"])
def test_whatever_is_typed_is_counted(value):
    assert tries(6, value=value).count(0) == 5


@database
def test_a_new_key_ends_every_counter(time_machine):
    time_machine.move_to(NOON)
    tries(5)
    time_machine.shift(HOUR_S)
    assert tries(6).count(0) == 5


def test_within_an_hour_it_stays_and_then_another_takes_its_place(time_machine):
    time_machine.move_to(NOON, tick=False)
    key = hour_key()
    time_machine.move_to(after(HOUR_S - 1))
    assert hour_key() == key
    time_machine.move_to(after(HOUR_S))
    assert hour_key() != key
    assert key not in key_file().read_bytes()


def test_one_of_the_future_is_not_kept_either(time_machine):
    time_machine.move_to(NOON)
    key = hour_key()
    time_machine.shift(-10)
    assert hour_key() != key


@database
def test_it_ends_after_an_hour_though_nobody_tries(time_machine):
    time_machine.move_to(NOON)
    key = hour_key()
    time_machine.shift(HOUR_S)
    throttle.forget()
    assert key not in key_file().read_bytes()


def test_it_is_random_and_only_its_owner_reads_it():
    assert len(hour_key()) == 32
    assert key_file().stat().st_mode & 0o777 == 0o600


def test_threads_that_make_it_at_once_agree():
    for _number in range(30):
        assert len(set(at_once(hour_key))) == 1
        key_file().unlink()


def test_threads_that_replace_an_old_one_at_once_agree(time_machine):
    keys = {hour_key()}
    for number in range(1, 30):
        time_machine.move_to(time.time() + HOUR_S)
        keys |= set(at_once(hour_key))
        assert len(keys) == number + 1


def test_processes_that_make_it_at_once_agree(own_data):
    program = (
        "import sys, pathlib; from django.conf import settings; settings.configure(DATA_DIR=sys.argv[1])\n"
        "from safety import throttle; throttle.MEMORY = pathlib.Path(sys.argv[1])\n"
        "print('ready', flush=True); sys.stdin.readline(); print(throttle.hour_key().hex())"
    )
    command = [sys.executable, "-c", program, str(own_data)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
    started = [subprocess.Popen(command, **pipes) for _number in range(4)]
    assert [process.stdout.readline() for process in started] == ["ready\n"] * 4
    for process in started:
        process.stdin.write("\n")
        process.stdin.flush()
    assert {process.communicate(timeout=20)[0].strip() for process in started} == {hour_key().hex()}


@pytest.mark.parametrize("spoilt", [b"", b"short", bytes(37), b"x" * 500])
def test_a_spoilt_file_is_written_anew(spoilt):
    key_file().touch(mode=0o600)
    key_file().write_bytes(spoilt)
    assert hour_key() == hour_key()
    assert len(key_file().read_bytes()) == 37


def test_each_installation_and_each_system_user_has_its_own(settings, monkeypatch):
    files = [key_file()]
    settings.DATA_DIR = "another"
    files.append(key_file())
    monkeypatch.setattr(os, "geteuid", lambda: 4242)
    files.append(key_file())
    assert len(set(files)) == 3


@pytest.mark.parametrize("missing", ["nowhere", "file"])
def test_without_a_folder_in_memory_it_lies_among_temporary_files(tmp_path, monkeypatch, missing):
    (tmp_path / "file").touch()
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(throttle, "MEMORY", tmp_path / missing)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    hour_key()
    assert key_file().parent == tmp_path / "temporary"
    assert key_file().stat().st_mode & 0o777 == 0o600


def lead_elsewhere(path: Path, other: Path) -> None:
    path.symlink_to(other)


def be_another_name(path: Path, other: Path) -> None:
    path.hardlink_to(other)


def be_open_to_others(path: Path, other: Path) -> None:
    path.touch()
    path.chmod(0o644)


def be_a_folder(path: Path, other: Path) -> None:
    path.mkdir()


def be_a_pipe(path: Path, other: Path) -> None:
    os.mkfifo(path, 0o600)


@pytest.mark.parametrize(
    "planted",
    [lead_elsewhere, be_another_name, be_open_to_others, be_a_folder, be_a_pipe],
    ids=lambda how: how.__name__,
)
def test_what_others_may_have_laid_there_is_neither_read_nor_written(tmp_path, planted):
    other = tmp_path / "other"
    other.touch(mode=0o600)
    other.write_bytes(b"a file of ours")
    planted(key_file(), other)
    with pytest.raises(KeyRefusedError):
        hour_key()
    assert other.read_bytes() == b"a file of ours"


def test_a_link_to_nowhere_makes_no_file_there(tmp_path):
    key_file().symlink_to(tmp_path / "nowhere")
    with pytest.raises(KeyRefusedError):
        hour_key()
    assert not (tmp_path / "nowhere").exists()


def test_a_file_of_another_user_is_refused(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 4242)
    key_file().touch(mode=0o600)
    with pytest.raises(KeyRefusedError):
        hour_key()
    assert key_file().read_bytes() == b""


def test_the_operator_reads_which_file_it_is(tmp_path, caplog):
    key_file().symlink_to(tmp_path)
    with pytest.raises(KeyRefusedError):
        hour_key()
    assert str(key_file()) in caplog.text


@database
def test_without_a_key_nothing_passes(tmp_path):
    key_file().symlink_to(tmp_path)
    with pytest.raises(KeyRefusedError):
        spend("test", EMAIL, FIVE)
    assert rows() == []


def seen(address: str, forwarded: str | None = None) -> str:
    headers = {} if forwarded is None else {"x-forwarded-for": forwarded}
    return address_of(RequestFactory().get("/", headers=headers, REMOTE_ADDR=address))


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("::1", "::/64"),
        ("fe80::1%eth0", "fe80::/64"),
    ],
)
def test_a_visitor_is_counted_by_line(address, network):
    assert seen(address) == network


@pytest.mark.parametrize("garbage", ["", " ", "unix:", "203.0.113", "203.0.113.9:80", "[::1]", "1", "٢٠٣.0.113.9"])
def test_what_is_no_address_is_unknown(settings, garbage):
    settings.SECURE_PROXY_SSL_HEADER = None
    assert seen(garbage) == "unknown"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert seen(ADDRESS, garbage) == seen(ADDRESS, f"{ADDRESS}, {garbage}") == "unknown"


def test_what_a_visitor_says_of_the_way_counts_for_nothing_without_a_web_server_in_front(settings):
    settings.SECURE_PROXY_SSL_HEADER = None
    assert seen(ADDRESS, "198.51.100.1") == ADDRESS


def test_behind_a_web_server_its_own_word_counts_which_is_the_last(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert seen("127.0.0.1", f"198.51.100.1, 10.0.0.1 ,{ADDRESS} ") == ADDRESS
    assert seen("127.0.0.1", "2001:db8:1:2::9") == "2001:db8:1:2::/64"


def test_a_web_server_that_says_nothing_leaves_its_visitors_unknown(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert seen("127.0.0.1") == "unknown"


@given(st.text(max_size=60))
def test_any_text_is_answered(text):
    request = RequestFactory().get("/")
    request.META["REMOTE_ADDR"] = text
    assert address_of(request)
