"""What the models themselves say of each field: closed choices, lengths, links and e-mail addresses."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, Model
from django.utils import translation

from directory.catalogue.checks.fault import Record
from directory.catalogue.checks.known import Known
from directory.catalogue.checks.shape import Found
from directory.catalogue.rows import main_rows, part_rows

# Where a column does not have the name of the record's field.
NAMES = {"address_1": "location.address", "precision": "location.precision", "place": "location.place"}


def field_faults(record: Record, known: Known) -> Found:
    """Yield (field, reason) for every value that its model's field refuses, in English, as all other reasons are."""
    try:
        main = main_rows(record, timezone="UTC")
        rows = [("", main.service), ("", main.location), *part_rows(record, main)]
    except ValueError:
        # Hours that are no times: `hours_faults` has said so.
        return
    for at, row in rows:
        for name, reason in _refused(row):
            yield f"{at}.{name}" if at else NAMES.get(name, name), reason


def _refused(row: Model) -> Iterator[tuple[str, str]]:
    relations = [field.name for field in row._meta.concrete_fields if isinstance(field, ForeignKey)]
    try:
        row.clean_fields(exclude=["id", *relations])
    except ValidationError as error:
        with translation.override("en"):
            refused = {name: " ".join(reasons) for name, reasons in error.message_dict.items()}
        yield from refused.items()
