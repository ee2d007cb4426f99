"""Logs that hold no word of a person: what is logged is which door answered how, and where the code broke.

What is logged while a program's call is answered begins with the name that the answer has (safety/request_ids.py).
"""

import logging
import traceback
from typing import Any

from django.core.exceptions import SuspiciousOperation

from safety.request_ids import current

# The server that `runserver` starts logs the whole request line; a statement logged by Django carries its values.
REQUEST_LINES = "django.server"
STATEMENTS = ("django.db.backends", "django.db.backends.schema")
# The queue logs a job with all that it was told, and a trouble with its words.
QUEUE = "procrastinate"
QUEUE_PARTS = tuple(f"{QUEUE}.{part}" for part in ("worker", "worker.worker", "jobs", "periodic", "utils"))
# A task that nobody waited for is logged with its exception's words, from the second line on.
LOOP = "asyncio"
PLAIN = frozenset(vars(logging.makeLogRecord({})))


class Redact(logging.Filter):
    """Takes paths, queries, addresses, the request itself, what jobs are told and exceptions' words out of a record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record, once; refuse one that could only be a statement with its values."""
        if hasattr(record, "redacted"):
            return True
        if record.name in STATEMENTS:
            return False
        if hasattr(record, "request") or record.name == REQUEST_LINES:
            _say_door(record)
        if record.name.split(".")[0] == QUEUE:
            _say_job(record)
        if record.name == LOOP:
            record.msg, record.args = record.getMessage().partition("\n")[0], ()
        if record.exc_info:
            _say_where(record)
        record.stack_info = None
        record.__dict__["call"] = f" {current()}" if current() else ""
        record.__dict__["redacted"] = True
        return True


def _say_door(record: logging.LogRecord) -> None:
    """Say the method, the name of the door and the status. A path may hold what somebody typed, so it goes."""
    request = record.__dict__.pop("request", None)
    match = getattr(request, "resolver_match", None)
    door = (match and match.view_name) or "unnamed door"
    method = getattr(request, "method", None) or "-"
    record.msg = f"{method} {door} {getattr(record, 'status_code', '-')}"
    record.args = ()


def _say_job(record: logging.LogRecord) -> None:
    """Say what happened to which task; everything else that the queue adds to a record may hold what a job was told."""
    said = {name: record.__dict__.pop(name) for name in vars(record).keys() - PLAIN}
    job = said.get("job", {})
    task = job.get("task_name") or said.get("task_name", "-")
    record.msg = f"{said.get('action', 'queue')} {task} {job.get('id', '-')}"
    record.args = ()


def _say_where(record: logging.LogRecord) -> None:
    """Keep the classes of the exceptions and the lines of code; their messages may quote a person."""
    exception = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
    record.exc_info = None
    record.exc_text = where(exception) if exception else None


def where(exception: BaseException) -> str:
    """Return the frames of an exception and of what caused it, without messages, source lines or values."""
    lines: list[str] = []
    link: BaseException | None = exception
    while link is not None and len(lines) < 200:
        lines += [f"  {frame.f_code.co_filename}:{line}" for frame, line in traceback.walk_tb(link.__traceback__)]
        lines.append(type(link).__qualname__)
        link = link.__cause__ or link.__context__
    return "\n".join(lines)


def _refusals(kind: type[BaseException] = SuspiciousOperation) -> set[str]:
    """Return Django's loggers of suspicious requests: one for each kind."""
    names = {f"django.security.{kind.__name__}"}
    return names.union(*map(_refusals, kind.__subclasses__()))


# A filter of a logger sees only what is logged on that very logger, so each that knows a request is named. The filter
# of the handler stands behind them, for all that nobody thought of.
NAMED = ("django.request", REQUEST_LINES, *STATEMENTS, *QUEUE_PARTS, LOOP, "django.security.csrf", *sorted(_refusals()))

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"redact": {"()": "safety.logs.Redact"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name}{call} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["redact"], "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Django mails errors with the whole request unless its own handlers are taken away.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        QUEUE: {"handlers": [], "level": "WARNING", "propagate": True},
        **{name: {"handlers": [], "filters": ["redact"], "propagate": True} for name in NAMED},
    },
}
