"""Checks the API against HSDS 3.1 and our own OpenAPI document, and writes the report that is served."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from api.conformance.asking import Elsewhere, Here
from api.conformance.official import NoSchemasError, official
from api.conformance.report import FOLDER, PAGE, REPORT, page, report, told


class Command(BaseCommand):
    """Without --url it checks this site and writes the report; with it, another one, and writes nothing."""

    help = "Check the API against HSDS 3.1; write docs/conformance/."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add --url."""
        parser.add_argument("--url", help="a site that runs: https://example.org; nothing is written then")

    def handle(self, *, url: str | None, **_options: Any) -> None:
        """Check, say what came of it, write it down; fail when a check does not hold."""
        try:
            said = report(Elsewhere(url) if url else Here(), official(), at=timezone.now())
        except (NoSchemasError, OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        for one in said["checks"]:
            self.stdout.write(told(one))
        if not url:
            FOLDER.mkdir(exist_ok=True)
            REPORT.write_text(json.dumps(said, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
            PAGE.write_text(page(said), encoding="utf-8")
        failed = sum(not one["passed"] for one in said["checks"])
        if failed:
            raise CommandError(f"{failed} of {len(said['checks'])} checks do not hold.")
        self.stdout.write(f"All {len(said['checks'])} checks hold.")
