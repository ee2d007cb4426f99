"""Jobs are done beside the server: soon, in order, again when they fail, and without a word of theirs in the logs."""

import logging
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta

import psutil
import pytest
from django.core.mail import send_mail
from django.db import connection, transaction
from django.utils import timezone
from procrastinate import jobs
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from config import env, tasks
from config.worker import BESIDE
from directory.tasks import forget_letters
from safety.jobs import PATIENT
from tests import databases
from tests.databases import url_of
from tests.jobs import make_due, run_deferred, run_jobs, wait_until, waiting, working
from tests.sites import free_port

WORDS = "wordsofhers"
HER = f"{WORDS}@example.org"
# A worker that knows the tasks of this file too.
WITH_ERRANDS = """
import django; django.setup()
import tests.house.test_worker
from config import worker; worker.main()
"""
# All of `make run` but its look at the data, which takes the longest and knows no signals.
MAKE_RUN = ("-m", "config.run")
MAKE_RUN_QUICKLY = ("-c", "from config import preparation, run; preparation.prepare = lambda tell: None; run.main()")
PARENT = """
import sys; from config import worker
with worker.beside(): print("beside", flush=True); sys.stdin.read()
"""


@app.task(retry=PATIENT)
def write(to: str, after_s: float = 0) -> None:
    """Send a letter, as slowly as is asked."""
    time.sleep(after_s)
    send_mail("A letter", "Come in.", None, [to])


@app.task(retry=PATIENT)
def stumble(word: str) -> None:
    raise ValueError(word)


@app.task
def fall(word: str) -> None:
    raise ValueError(word)


@pytest.fixture
def worker(own_database, mailbox):
    """A worker in a process of its own, at the database of the test, once it is ready for jobs."""
    with working(url_of(own_database), "-c", WITH_ERRANDS, **mailbox.environment()) as worker:
        wait_until(ProcrastinateWorker.objects.exists, "the worker had come")
        yield worker


def connections_of_others() -> list[int]:
    """Return the numbers of the server's processes that serve others than this test."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
        )
        return [pid for (pid,) in cursor.fetchall()]


@contextmanager
def away(database: str):
    """Let nobody in, and those out who are in, this test excepted."""
    with databases.server() as server:
        server.execute(f'alter database "{database}" allow_connections false')
        server.execute(
            "select pg_terminate_backend(pid, 5000) from unnest(%s::int[]) as pid", [connections_of_others()]
        )
        yield
        server.execute(f'alter database "{database}" allow_connections true')


def test_what_is_queued_is_done_and_forgotten(worker, mailbox):
    write.defer(to=HER)
    [message] = mailbox.wait_for(1)
    assert message.recipients == (HER,)
    wait_until(lambda: not ProcrastinateJob.objects.exists(), "the queue was empty")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_finishes_what_it_does_and_ends(worker, mailbox, number):
    write.defer(to=HER, after_s=1)
    wait_until(ProcrastinateJob.objects.filter(task_name=write.name, status="doing").exists, "it was begun")
    assert worker.end(number) == 0
    assert len(mailbox.messages) == 1
    assert not ProcrastinateJob.objects.filter(task_name=write.name).exists()
    assert not ProcrastinateWorker.objects.exists()


def test_a_signal_that_comes_twice_changes_nothing(worker, mailbox):
    write.defer(to=HER, after_s=1)
    wait_until(ProcrastinateJob.objects.filter(task_name=write.name, status="doing").exists, "it was begun")
    worker.process.send_signal(signal.SIGINT)
    time.sleep(0.3)
    assert worker.end(signal.SIGINT) == 0
    assert len(mailbox.messages) == 1


def test_a_worker_with_nothing_to_do_holds_two_connections(worker):
    wait_until(lambda: not waiting().exists(), "it had caught up")
    wait_until(lambda: len(connections_of_others()) == 2, "it held one to ask and one to listen")


def has_missed_it(words: str) -> bool:
    """Tell whether any part of the worker has said that the database is away; which one is first differs."""
    return "side_task_failed" in words or "the worker stopped" in words


def test_a_worker_outlives_a_database_that_was_away(worker, own_database, mailbox):
    wait_until(lambda: len(connections_of_others()) == 2, "it listened")
    with away(own_database):
        write.defer(to=HER)
        wait_until(lambda: has_missed_it(worker.words()), "it had missed the database")
    assert len(mailbox.wait_for(1)) == 1
    assert worker.end() == 0


def test_a_worker_ends_even_when_the_database_is_away(worker, own_database):
    wait_until(lambda: len(connections_of_others()) == 2, "it listened")
    with away(own_database):
        assert worker.end() == 0


def test_what_fails_is_tried_again_later_and_its_words_are_not_logged(worker):
    stumble.defer(word=WORDS)
    fall.defer(word=WORDS)
    wait_until(ProcrastinateJob.objects.filter(status="failed").exists, "one had failed for good")
    wait_until(waiting("stumble").filter(attempts=1).exists, "the other waited for its next try")
    assert worker.end() == 0
    said = worker.words()
    assert f"{stumble.name} failed and is tried again: ValueError" in said
    assert f"job_error {fall.name}" in said
    assert "tests/house/test_worker.py:" in said
    assert WORDS not in said


def test_the_queue_tells_no_logger_what_a_job_was_told(own_database, caplog):
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, "procrastinate")
    fall.defer(word=WORDS)
    stumble.defer(word=WORDS)
    run_jobs()
    assert {f"job_error {fall.name}", f"job_error_retry {stumble.name}"} <= {
        record.getMessage().rpartition(" ")[0] for record in caplog.records
    }
    assert [record for record in caplog.records if WORDS in record.getMessage() + repr(vars(record))] == []


def test_mail_that_is_refused_for_a_while_is_sent_once(own_database, mailbox):
    write.defer(to=HER)
    with mailbox.refusing():
        run_jobs()
        run_jobs()
    assert mailbox.refused == 1, "the second try has its time"
    [job] = waiting("write")
    assert job.attempts == 1
    assert job.scheduled_at > timezone.now()
    make_due()
    run_jobs()
    run_jobs()
    assert len(mailbox.messages) == 1
    assert not waiting().exists()


def test_what_is_tried_again_is_tried_ten_times_within_a_night():
    waits, job = [], jobs.Job(queue="", lock=None, queueing_lock=None, task_name="any")
    while decision := PATIENT.get_retry_decision(exception=OSError(), job=job):
        waits.append(decision.retry_at - timezone.now())
        job = job.evolve(attempts=job.attempts + 1)
    assert len(waits) == 9
    assert waits == sorted(waits)
    assert timedelta(hours=6) < sum(waits, timedelta()) < timedelta(hours=12)


def test_what_a_killed_worker_had_begun_is_taken_up_again(own_database, mailbox):
    write.defer(to=HER)
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_jobs set status = 'doing'")
    run_jobs()
    assert mailbox.messages == []
    tasks.take_up_again.defer(timestamp=0)
    run_jobs()
    assert len(mailbox.messages) == 1


def test_what_a_killed_worker_had_begun_is_left_where_the_next_one_of_its_kind_waits_already(own_database, mailbox):
    tasks.forget_failed.defer(timestamp=0)
    write.defer(to=HER)
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_jobs set status = 'doing'")
    tasks.forget_failed.defer(timestamp=1)
    tasks.take_up_again.defer(timestamp=0)
    run_jobs()
    assert not ProcrastinateJob.objects.exists()
    assert len(mailbox.messages) == 1


def test_no_task_of_the_clock_waits_for_one_that_a_killed_worker_has_begun():
    assert [name for name, task in app.tasks.items() if task.lock is not None] == []


def test_a_job_that_failed_for_good_is_forgotten_after_a_week(own_database):
    fall.defer(word=WORDS)
    run_jobs()
    tasks.forget_failed.defer(timestamp=0)
    run_jobs()
    assert ProcrastinateJob.objects.filter(status="failed").exists()
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_events set at = at - interval '169 hours'")
    tasks.forget_failed.defer(timestamp=0)
    run_jobs()
    assert not ProcrastinateJob.objects.exists()


def test_the_words_of_letters_are_forgotten_every_night(db):
    assert app.periodic_registry.periodic_tasks[forget_letters.name, ""].cron == "10 22 * * *"
    forget_letters.defer(timestamp=0)
    assert run_deferred() == [forget_letters.name]


def test_in_a_test_that_is_undone_jobs_are_done_in_its_own_transaction(db, mailbox):
    write.configure(schedule_in={"hours": 1}).defer(to="later@example.org")
    write.defer(to=HER)
    assert run_deferred() == [write.name]
    assert [message.recipients for message in mailbox.messages] == [(HER,)]
    assert waiting().count() == 1
    with pytest.raises(AssertionError, match="own_database"):
        run_jobs()


def test_what_is_queued_in_a_transaction_that_fails_is_never_done(own_database, mailbox):
    with transaction.atomic():
        write.defer(to=HER)
        transaction.set_rollback(True)
    run_jobs()
    assert mailbox.messages == []


def test_a_worker_ends_when_the_process_that_it_stands_beside_is_killed(own_database):
    variables = os.environ | {"DATABASE_URL": url_of(own_database)}
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], cwd=env.BASE_DIR, env=variables, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as parent:
        parent.stdout.readline()
        [child] = psutil.Process(parent.pid).children()
        wait_until(ProcrastinateWorker.objects.exists, "the worker had come")
        parent.kill()
    wait_until(lambda: not child.is_running(), "the worker had ended")
    assert not ProcrastinateWorker.objects.exists()


@contextmanager
def made_to_run(database, folder, command):
    """Start what `make run` starts; give the process, and the worker beside it, once both are up."""
    variables = {"DATABASE_URL": url_of(database), "PORT": str(free_port()), "RAAH_DATA": str(folder)}
    with subprocess.Popen(
        [sys.executable, *command],
        cwd=env.BASE_DIR,
        env=os.environ | variables,
        stdout=subprocess.PIPE,
        process_group=0,
    ) as site:
        try:
            assert any(b"Ready" in line for line in site.stdout)
            wait_until(ProcrastinateWorker.objects.exists, "the worker had come")
            [worker] = [child for child in psutil.Process(site.pid).children() if BESIDE in child.cmdline()]
            yield site, worker
        finally:
            site.kill()


@pytest.mark.parametrize(
    ("number", "command"),
    [
        (signal.SIGINT, MAKE_RUN),
        *(pytest.param(number, MAKE_RUN_QUICKLY, marks=pytest.mark.soak) for number in (signal.SIGTERM, signal.SIGHUP)),
    ],
)
def test_make_run_has_a_worker_that_ends_with_it(own_database, tmp_path, number, command):
    with made_to_run(own_database, tmp_path, command) as (site, worker):
        # As a terminal does it: to all of its group at once.
        os.killpg(site.pid, number)
        assert site.wait(timeout=20) == 0
        assert not worker.is_running()
        assert not ProcrastinateWorker.objects.exists()


def test_the_worker_ends_when_the_server_dies(own_database, tmp_path):
    with made_to_run(own_database, tmp_path, MAKE_RUN_QUICKLY) as (site, worker):
        for child in psutil.Process(site.pid).children():
            if child != worker:
                child.kill()
        assert site.wait(timeout=20) != 0
        assert not worker.is_running()
