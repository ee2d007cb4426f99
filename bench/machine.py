"""On what it was measured: without that, figures mean nothing."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psycopg

PACKAGES = ("Django", "djangorestframework", "psycopg", "granian", "orjson", "pyproj")


def facts(database_url: str) -> dict[str, str]:
    """Return machine, versions, date and how busy the machine was before the run."""
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "machine": f"{os.cpu_count()} cores ({_cpu()}), {_memory_gb()} GB, {platform.system()} {platform.release()}",
        "load before": load_now(),
        "Python": platform.python_version(),
        "PostgreSQL": _postgres(database_url),
        **{name: version(name) for name in PACKAGES},
    }


def load_now() -> str:
    """Return the load averages of 1, 5 and 15 minutes."""
    return ", ".join(f"{load:.1f}" for load in os.getloadavg())


def _cpu() -> str:
    path = Path("/proc/cpuinfo")
    lines = path.read_text().splitlines() if path.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _memory_gb() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def _postgres(database_url: str) -> str:
    with psycopg.connect(database_url) as connection:
        row = connection.execute("show server_version").fetchone()
        return str(row[0]) if row else ""
