"""Logs that hold no word of a person: what is logged is which door answered how, and where the code broke."""

import logging
import traceback
from typing import Any

from django.core.exceptions import SuspiciousOperation

# The server that `runserver` starts logs the whole request line; a statement logged by Django carries its values.
REQUEST_LINES = "django.server"
STATEMENTS = ("django.db.backends", "django.db.backends.schema")


class Redact(logging.Filter):
    """Takes paths, queries, addresses, the request itself and the words of exceptions out of a record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; refuse one that could only be a statement with its values."""
        if record.name in STATEMENTS:
            return False
        if hasattr(record, "request") or record.name == REQUEST_LINES:
            _say_door(record)
        if record.exc_info:
            _say_where(record)
        record.stack_info = None
        return True


def _say_door(record: logging.LogRecord) -> None:
    """Say the method, the name of the door and the status. A path may hold what somebody typed, so it goes."""
    request = record.__dict__.pop("request", None)
    match = getattr(request, "resolver_match", None)
    door = (match and match.view_name) or "unnamed door"
    method = getattr(request, "method", None) or "-"
    record.msg = f"{method} {door} {getattr(record, 'status_code', '-')}"
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
NAMED = ("django.request", REQUEST_LINES, *STATEMENTS, "django.security.csrf", *sorted(_refusals()))

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"redact": {"()": "safety.logs.Redact"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["redact"], "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Django mails errors with the whole request unless its own handlers are taken away.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        **{name: {"handlers": [], "filters": ["redact"], "propagate": True} for name in NAMED},
    },
}
