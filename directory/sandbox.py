"""An invented directory beside the real one, to try programs with: the same tables, in a schema of their own.

Inside `entered` every statement finds the sandbox's tables first; what the sandbox has no table of (places, kinds of
help) is read from the real ones. So whatever answers from the directory answers from the sandbox, without knowing it.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from psycopg import sql

from directory.cards import rebuild
from directory.content import BLANK, write
from directory.models import Location, Organization, OrganizationText, Service, ServiceAtLocation, VettingState

SCHEMA: Final = "sandbox"
FILE: Final = Path("fixtures/sandbox.json")
# Whose tables the sandbox has its own of; the kinds of help are the same for both.
APPS: Final = ("directory", "api")
SHARED: Final = ("directory_taxonomy",)

_is_on: ContextVar[bool] = ContextVar("sandbox", default=False)


def is_on() -> bool:
    """Say whether this request, or command, sees the sandbox; what is kept in memory must be kept apart by it."""
    return _is_on.get()


@contextmanager
def entered() -> Iterator[None]:
    """See the sandbox while the block lasts, which is one transaction."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("set local search_path to {}, public").format(sql.Identifier(SCHEMA)))
        token = _is_on.set(True)
        try:
            yield
        finally:
            _is_on.reset(token)
            if not connection.needs_rollback:
                with connection.cursor() as cursor:
                    cursor.execute("set local search_path to default")


def exists() -> bool:
    """Say whether the sandbox was made."""
    with connection.cursor() as cursor:
        cursor.execute("select to_regnamespace(%s) is not null", [SCHEMA])
        return bool(cursor.fetchone()[0])


@transaction.atomic
def make() -> int:
    """Make the sandbox anew, with the tables as they are now; return how many listings it has."""
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("drop schema if exists {0} cascade; create schema {0}").format(sql.Identifier(SCHEMA)))
        for table in tables():
            cursor.execute(
                sql.SQL("create table {} (like {} including all)").format(
                    sql.Identifier(SCHEMA, table), sql.Identifier("public", table)
                )
            )
    records = json.loads((settings.BASE_DIR / FILE).read_text(encoding="utf-8"))
    with entered():
        services = [_make(record) for record in records]
        rebuild(services)
    return len(services)


def tables() -> list[str]:
    """Return the tables that the sandbox has its own of."""
    models = [model for app in APPS if apps.is_installed(app) for model in apps.get_app_config(app).get_models(True)]
    found = {model._meta.db_table for model in models if model._meta.managed and not model._meta.proxy}
    return sorted(table for table in found if not table.startswith(SHARED))


def _make(record: dict[str, Any]) -> UUID:
    """Save one listing, public at once, with ids that stay: nobody could take it for a real one."""
    slug = record["slug"]
    organization, is_new = Organization.everything.get_or_create(pk=_id("organization", record["organization"]))
    if is_new:
        OrganizationText.objects.create(of=organization, field="name", language="en", text=record["organization"])
    service = Service.everything.create(
        pk=_id("service", slug), organization=organization, slug=slug, vetting_state=VettingState.PUBLISHED
    )
    location = Location.everything.create(pk=_id("location", slug), location_type="virtual")
    ServiceAtLocation.everything.create(pk=_id("service_at_location", slug), service=service, location=location)
    write(service, {**BLANK, **record["content"]})
    return service.pk


def _id(kind: str, name: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"sandbox/{kind}/{name}")
