"""Build time: makes fixtures/catalogue.json and docs/catalogue.md from the gathered listings."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from directory.catalogue.convert.gazetteer import Gazetteer
from directory.catalogue.convert.record import catalogue_of
from directory.catalogue.convert.report import report


class Command(BaseCommand):
    """`manage.py convert_listings SOURCE`, where SOURCE is the file of gathered listings."""

    help = "Make the catalogue from the gathered listings."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the source and the folder to write into."""
        parser.add_argument("source", type=Path)
        parser.add_argument("--into", type=Path, default=Path(settings.BASE_DIR))

    def handle(self, **options: Any) -> None:
        """Write the catalogue and the report about it."""
        records = json.loads(options["source"].read_text(encoding="utf-8"))
        gazetteer = Gazetteer.read()
        catalogue = catalogue_of(records, gazetteer)
        self._write(options["into"] / "fixtures" / "catalogue.json", written(catalogue))
        self._write(options["into"] / "docs" / "catalogue.md", report(records, catalogue, gazetteer))
        self.stdout.write(f"catalogue: {len(catalogue)} records")

    def _write(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def written(catalogue: list[dict[str, Any]]) -> str:
    """Return the file's text: one record a line, so that a change of one record is a change of one line."""
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in catalogue)
    return f"[\n{lines}\n]\n"
