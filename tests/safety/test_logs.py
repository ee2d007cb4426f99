"""No word of a person reaches a log: not what she typed, not where she is, not who she is."""

import io
import logging
import logging.config
import sys

import pytest

from safety import request_ids
from safety.logs import LOGGING, Redact, where

WORDS = "wordsofhers"
LINE = {"fmt": LOGGING["formatters"]["line"]["format"], "style": "{"}
pytestmark = pytest.mark.usefixtures("broken_doors")


def everything(record: logging.LogRecord) -> str:
    """Return all that a handler could write of a record, attributes and the exception included."""
    return logging.Formatter("%(message)s").format(record) + repr(vars(record))


@pytest.mark.parametrize(
    "path",
    [f"/en/{door}/?q={WORDS}" for door in ("broken", "missing", "refused", "suspicious")]
    + [f"/en/{WORDS}/", f"/{WORDS}?a={WORDS}", f"/api/v1/broken/?q={WORDS}"],
)
def test_the_record_of_an_error_names_the_door_and_no_word(browser, caplog, path):
    caplog.set_level(logging.DEBUG)
    headers = {"cookie": f"{WORDS}={WORDS}", "user-agent": WORDS, "referer": f"http://testserver/{WORDS}"}
    browser.get(path, headers=headers, REMOTE_ADDR="203.0.113.9")
    assert caplog.records
    for record in caplog.records:
        assert WORDS not in everything(record)
        assert "203.0.113.9" not in everything(record)


def test_what_was_sent_in_a_form_is_not_logged(browser, caplog):
    browser.post("/en/broken/", {"q": WORDS})
    [record] = [record for record in caplog.records if record.name == "django.request"]
    assert WORDS not in everything(record)
    assert record.getMessage() == "POST broken 500"


def test_the_record_of_a_broken_door_says_where_the_code_broke(browser, caplog):
    browser.get(f"/en/broken/?q={WORDS}")
    [record] = [record for record in caplog.records if record.name == "django.request"]
    assert "RuntimeError" in record.exc_text
    assert "tests/safety/doors.py:" in record.exc_text


def test_a_host_that_is_not_ours_is_not_logged(browser, caplog):
    browser.get("/en/fine/", headers={"host": f"{WORDS}.invalid"})
    browser.get("/en/nowhere/", headers={"host": f"{WORDS}.invalid"})
    assert {record.name for record in caplog.records} == {"django.security.DisallowedHost"}
    assert all(WORDS not in everything(record) for record in caplog.records)


def test_the_database_away_is_logged_without_the_question(browser, caplog, database_away):
    browser.get(f"/en/stored/?q={WORDS}")
    assert "the database did not answer: OperationalError" in caplog.messages
    assert all(WORDS not in everything(record) for record in caplog.records)


def handled(record: logging.LogRecord) -> str:
    """Return what the site's own handler writes of a record of any logger."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.addFilter(Redact())
    handler.handle(record)
    return out.getvalue()


def test_the_request_line_of_the_development_server_is_cut():
    line = (f"GET /en/search/?q={WORDS} HTTP/1.1", "200", "5")
    record = logging.LogRecord("django.server", logging.INFO, "", 1, '"%s" %s %s', line, None)
    record.status_code = 200
    assert handled(record) == "- unnamed door 200\n"


def test_statements_with_their_values_are_not_logged():
    record = logging.LogRecord("django.db.backends", logging.DEBUG, "", 1, "(0.1) %s", (f"select '{WORDS}'",), None)
    assert handled(record) == ""


@pytest.mark.parametrize("name", ["procrastinate.worker", "procrastinate.worker.worker", "procrastinate.any"])
def test_the_record_of_a_job_names_the_task_and_not_what_it_was_told(name):
    record = logging.LogRecord(name, logging.ERROR, "", 1, f"Job mail[3](to='{WORDS}') ended", (), None)
    job = {"id": 3, "task_name": "mail", "task_kwargs": {"to": WORDS}, "lock": WORDS}
    vars(record).update(action="job_error", job=job, result=WORDS, exception=WORDS)
    assert handled(record) == "job_error mail 3\n"
    assert WORDS not in everything(record)
    assert handled(record) == "job_error mail 3\n", "a second filter on the way changes nothing"


def test_of_a_task_that_nobody_waited_for_only_the_first_line_is_logged():
    told = f"Task exception was never retrieved\nfuture: <Task exception=ValueError('{WORDS}')>"
    assert handled(logging.LogRecord("asyncio", logging.ERROR, "", 1, told, (), None)) == f"{told.splitlines()[0]}\n"


def test_the_words_of_an_exception_go_in_any_logger_and_its_chain_stays():
    try:
        try:
            int(WORDS)
        except ValueError as error:
            raise KeyError(WORDS) from error
    except KeyError:
        record = logging.LogRecord("any", logging.ERROR, "", 1, "it broke", (), sys.exc_info())
    said = handled(record)
    assert said.startswith("it broke\n")
    assert "KeyError" in said
    assert "ValueError" in said
    assert WORDS not in said


def test_a_circle_of_causes_ends():
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    assert "ValueError" in where(one)


def test_every_handler_of_the_site_redacts_and_none_sends_mail():
    assert all("redact" in handler["filters"] for handler in LOGGING["handlers"].values())
    assert {handler["class"] for handler in LOGGING["handlers"].values()} == {"logging.StreamHandler"}
    assert logging.getLogger("django").handlers == []
    assert logging.getLogger("django.server").handlers == []


@pytest.mark.parametrize("path", ["/api/v1/broken/", "/hsds/broken/"])
def test_a_call_of_a_program_has_one_name_in_its_answer_and_in_the_log(browser, caplog, path):
    answer = browser.get(path, headers={"X-Request-Id": WORDS})
    [record] = [record for record in caplog.records if record.name == "django.request"]
    line = logging.Formatter(**LINE).format(record)
    assert f"django.request {answer['X-Request-Id']} GET broken 500" in line
    assert WORDS not in line


def test_no_two_calls_have_the_same_name_and_pages_have_none(browser):
    assert len({browser.get("/api/v1/fine/")["X-Request-Id"] for _ in range(9)}) == 9
    assert "X-Request-Id" not in browser.get("/en/fine/")
    assert request_ids.current() == ""
