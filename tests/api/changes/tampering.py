"""Changes every column of every row that a listing stands on, one after another, and undoes it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import DatabaseError, models, transaction

from directory.models import Card, CatalogueVersion, Change, TaxonomyTerm, TaxonomyTermText
from places.models import Place

# What is made of a listing, and what is made when it changes.
MADE = (Card, CatalogueVersion, Change)
# Where another value alone would make a row that the site never writes.
IMPOSSIBLE = {"Schedule.kind", "Place.number", "Place.ancestors"}
DAY = timedelta(days=1)


class UndoneError(Exception):
    """Ends a transaction of which nothing is to stay."""


@contextmanager
def undone() -> Iterator[None]:
    """Undo at the end what was done."""
    try:
        with transaction.atomic():
            yield
            raise UndoneError
    except UndoneError:
        pass


def ways(service, places) -> Iterator[tuple[str, models.QuerySet, dict[str, Any] | None]]:
    """Yield what is changed ("Phone.label"), the row, and its new values; None: the row is deleted."""
    of_words = {TaxonomyTerm: {"services": service}, TaxonomyTermText: {"of__services": service}}
    tables = apps.get_app_config("directory").get_models(include_auto_created=True)
    rows = [(model, model._base_manager.filter(**of_words.get(model, {}))) for model in tables if model not in MADE]
    for model, found in [*rows, (Place, Place.objects.filter(pk__in=places))]:
        for row in found:
            one = model._base_manager.filter(pk=row.pk)
            for field in model._meta.concrete_fields:
                for value in other_values(field, getattr(row, field.attname)):
                    yield f"{model.__name__}.{field.name}", one, {field.attname: value}
            if model is not Place:
                yield model.__name__, one, None


def other_values(field: models.Field, value: Any) -> Iterator[Any]:
    """Yield what else the column may hold."""
    if field.primary_key or field.generated or f"{field.model.__name__}.{field.name}" in IMPOSSIBLE:
        return
    if field.choices:
        yield from [word for word, _said in field.choices if word != value][:1]
    elif field.is_relation:
        yield from [None] if field.null and value else []
        yield from field.related_model._base_manager.exclude(pk=value).values_list("pk", flat=True)[:1]
    elif field.name == "timezone":
        yield "Asia/Dubai"
    elif isinstance(field, ArrayField):
        yield value[:-1] if value else None
    else:
        yield _other(field, value)


def _other(field: models.Field, value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, datetime | date):
        return value + DAY
    if isinstance(value, time):
        return value.replace(minute=(value.minute + 1) % 60)
    if isinstance(value, int | float):
        return value + 1
    if isinstance(value, str):
        return f"{value}x"
    return {"DateField": date(2026, 1, 1), "TimeField": time(1), "BooleanField": True}.get(field.get_internal_type())


def change(row: models.QuerySet, values: dict[str, Any] | None) -> bool:
    """Do it, past everything that watches; return whether the database let it happen."""
    try:
        with transaction.atomic():
            row._raw_delete(row.db) if values is None else row.update(**values)
            transaction.get_connection().check_constraints()
    except DatabaseError:
        return False
    return True
