"""The report: what was checked and what came of it, as JSON for programs and as a page for people."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from django.conf import settings

from api.conformance.asking import Site
from api.conformance.behaviour import behaviour
from api.conformance.comparing import comparing
from api.conformance.differences import DIFFERENCES
from api.conformance.objects import objects
from api.conformance.official import Official
from api.hsds import profile

FOLDER: Final = settings.BASE_DIR / "docs" / "conformance"
REPORT: Final = FOLDER / "report.json"
PAGE: Final = FOLDER / "README.md"
Report = dict[str, Any]

HEAD: Final = """\
# How well the API keeps to HSDS 3.1

Made by `manage.py conformance_report`; not written by hand. The same as JSON stands in `report.json` here, and is
served at `/hsds/conformance.json`. A test makes the report anew and fails when a check no longer holds.

To check a site that runs somewhere, clone https://github.com/openreferral/specification, branch 3.1, set
`HSDS_SCHEMA_DIR` to its folder `schema`, and run `manage.py conformance_report --url https://…`; it prints what it
finds and writes nothing.

*Human Services Data Specification: an Open Referral resource* (https://openreferral.org/), CC BY-SA 4.0.
"""


def report(site: Site, official: Official, *, at: datetime, step: int = 1) -> Report:
    """Check a site; return the report. With a `step` of 5, every fifth object is asked for by its own address."""
    checks = [*comparing(site, official), *behaviour(site), *objects(site, official, step=step)]
    return {
        "hsds": profile.HSDS,
        "profile_version": profile.VERSION,
        "made_at": at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "passed": all(one.passed for one in checks),
        "checks": [one.written() for one in checks],
        "differences": [one._asdict() for one in DIFFERENCES],
    }


def fallen(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Return the checks that held before, and hold no more or are gone."""
    holding = {one["name"] for one in now["checks"] if one["passed"]}
    return [one["name"] for one in before["checks"] if one["passed"] and one["name"] not in holding]


def page(said: Report) -> str:
    """Return the report as a page."""
    rows = [f"| {one['name']} | {one['checked']} | {'yes' if one['passed'] else '**no**'} |" for one in said["checks"]]
    ways = [f"| {one['operation']} | {one['difference']} | {one['why']} |" for one in said["differences"]]
    passed = sum(one["passed"] for one in said["checks"])
    parts = [
        HEAD,
        f"## Checked\n\nOn {said['made_at'][:10]}, over the shipped catalogue: {passed} of {len(rows)} checks hold.\n",
        table("check", "looked at", "holds", rows=rows),
        "## Where it differs from the official OpenAPI file, and why\n",
        table("operation", "difference", "why", rows=ways),
    ]
    return "\n".join(parts)


def table(*names: str, rows: list[str]) -> str:
    """Return a table."""
    lines = [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}", *rows]
    return "\n".join(lines) + "\n"


def told(one: Mapping[str, Any]) -> str:
    """Return one check as the report has it, as lines for a terminal."""
    line = f"{'ok  ' if one['passed'] else 'FAIL'} {one['name']} ({one['checked']})"
    return "\n".join([line, *(f"     {fault}" for fault in one.get("faults", ()))])
