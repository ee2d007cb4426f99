"""Reports what each language lacks, and brings the .po files to the present strings (see docs/translations.md)."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from directory import unreviewed
from languages import extraction, report
from languages.complete import WHOLE
from languages.files import SHIPPED
from languages.known import ALL, BY_CODE, SOURCE
from languages.updating import update


class Command(BaseCommand):
    """`strings` reports; `strings --update` writes the .po files; `strings --check` fails on a missing Urdu string."""

    help = __doc__ or ""
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take --update, --check, --without-database."""
        parser.add_argument("--update", action="store_true", help="write the .po files with the present strings")
        parser.add_argument("--check", action="store_true", help="say only what Urdu lacks; fail if that is anything")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do one of the three."""
        if options["check"]:
            return self._check()
        if options["update"]:
            return self._update()
        return self._report()

    def _check(self) -> None:
        if missing := report.untranslated(WHOLE):
            raise CommandError("\n".join([f"No {BY_CODE[WHOLE].name} for:", *missing]))

    def _update(self) -> None:
        asked, kept = extraction.strings(), extraction.spelled_out()
        for language in ALL:
            path = SHIPPED.catalogue(language.code)
            if language.code != SOURCE and update(path, language.name, language.code, asked, kept):
                self.stdout.write(f"{path.relative_to(settings.BASE_DIR)} written")

    def _report(self) -> None:
        for language in ALL:
            self.stdout.write("\n".join(report.lines(language)))
        self.stdout.write("In the database:")
        self.stdout.writelines(_counted())


def _counted() -> list[str]:
    try:
        return [f"  {count:>6} {said}" for said, count in unreviewed.counts()]
    except DatabaseError:
        return ["  not prepared yet: `make run` prepares it"]
