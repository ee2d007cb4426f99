"""A database with the shipped data and many invented centres, made once for each state of the code."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import psycopg
from psycopg import sql

from config import env
from tests import databases

# Enough for every page and filter that is asked for; the long tests have more of the same.
COUNT, LONG = 2_000, 10_000
SEED = 11
# A share of the centres stands at the poles, at the date line and at the far side of the Earth.
SCATTERED = 0.03
NAMES = "raah_template_seeded_"
LOCK = 7_220_112


def seeded(template: str, count: int) -> str:
    """Return the name of the database; makes it from `template` if nobody has."""
    name = NAMES + hashlib.sha256(f"{template}{count}".encode() + _source()).hexdigest()[:12]
    with databases.server() as connection:
        connection.execute("select pg_advisory_lock(%s)", [LOCK])
        rows = connection.execute("select datname from pg_database where starts_with(datname, %s)", [NAMES]).fetchall()
        if (name,) not in rows:
            for (older,) in rows:
                connection.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(older)))
            _make(connection, template, name, count)
    return name


def _make(connection, template: str, name: str, count: int) -> None:
    building = sql.Identifier(f"{name}_building")
    connection.execute(sql.SQL("create database {} template {}").format(building, sql.Identifier(template)))
    code = (
        "import django; django.setup(); from bench.catalogue import fill;"
        f" fill({count}, seed={SEED}, scattered={SCATTERED})"
    )
    url = databases.url_of(f"{name}_building")
    variables = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings"}
    subprocess.run([sys.executable, "-c", code], cwd=env.BASE_DIR, env=os.environ | variables, check=True)
    _analyze(f"{name}_building")
    connection.execute(sql.SQL("alter database {} rename to {}").format(building, sql.Identifier(name)))


def _analyze(name: str) -> None:
    """Look at whole tables: plans that hang on a sample turn now and then."""
    with psycopg.connect(databases.url_of(name), autocommit=True) as connection:
        connection.execute(f"set default_statistics_target = {databases.WHOLE}")
        connection.execute("vacuum analyze")


def _source() -> bytes:
    return (env.BASE_DIR / "bench" / "catalogue.py").read_bytes() + Path(__file__).read_bytes()
