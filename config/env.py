"""Reads settings from the environment, and says plainly when one is missing."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent


def text(name: str, default: str | None = None) -> str:
    """Return the variable `name`; without it the default, or a clear refusal."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set the environment variable {name}.")
    return value


def flag(name: str, default: bool = False) -> bool:
    """Return True for 1, true, yes or on."""
    return text(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    """Return a comma-separated variable as a list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def pairs(name: str, default: str) -> list[tuple[str, str]]:
    """Return a variable like "shelter=90,other=180" as pairs."""
    return [(key, value) for key, _, value in (word.partition("=") for word in words(name, default))]


def data_dir() -> Path:
    """Return the folder that holds what this installation writes (RAAH_DATA)."""
    return Path(text("RAAH_DATA", str(BASE_DIR / ".data"))).resolve()
