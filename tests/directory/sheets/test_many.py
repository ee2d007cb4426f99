"""Thousands of rows take seconds: read, taken and undone; the statements do not grow with the rows."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory import actions
from directory.models import Draft, Service, Upload
from tests.directory.sheets.conftest import new
from tests.directory.sheets.files import csv_of, xlsx_of
from tests.jobs import run_deferred

HEAD = ("id", "name_en", "kind", "needs", "place", "phones", "hours", "description_ur")
# Of our own processor's time, which a busy machine does not lengthen much.
FAR_TOO_LONG_S = 90


FILES = {"csv": lambda rows, head: csv_of(rows, head).encode(), "xlsx": xlsx_of}


def rows_of(count: int, kind: str = "csv") -> bytes:
    more = ("Mon-Thu 09:00-17:00; Fri 09:00-12:30, 14:30-17:00", "خیالی مرکز کی مدد")
    return FILES[kind]([(*new(f"Invented {number}"), *more) for number in range(count)], HEAD)


def changed(service_ids, kind: str) -> bytes:
    return FILES[kind]([(str(pk), f"Invented other {number}") for number, pk in enumerate(service_ids)], HEAD[:2])


class Watch:
    """Prints how many seconds each step took, on the clock and on our own processor; the latter are bounded."""

    @contextmanager
    def __call__(self, step: str) -> Iterator[None]:
        clock, ours = time.perf_counter(), time.process_time()
        yield
        spent = time.process_time() - ours
        print(f"{step}: {time.perf_counter() - clock:.1f} s, of them {spent:.1f} s ours", flush=True)
        assert spent < FAR_TOO_LONG_S, step


def through(ngo, data: bytes, watch: Watch, what: str) -> Upload:
    """Send a file, have it read, take it."""
    with watch(f"{what} read"):
        upload = actions.send_sheet(organization=ngo.organization, name="many.csv", data=data, by=ngo.worker)
        run_deferred()
    with watch(f"{what} taken"):
        actions.take_sheet(upload=Upload.objects.get(pk=upload.pk), good_only=False, by=ngo.worker)
    assert Draft.objects.alive().filter(upload=upload).count() == 5_000
    return Upload.objects.get(pk=upload.pk)


def test_two_hundred_rows_are_taken_by_some_dozens_of_statements(ngo):
    upload = actions.send_sheet(organization=ngo.organization, name="x", data=rows_of(200), by=ngo.worker)
    run_deferred()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        actions.take_sheet(upload=Upload.objects.get(pk=upload.pk), good_only=False, by=ngo.worker)
    assert Draft.objects.alive().count() == 200
    assert len(asked) < 60
    with CaptureQueriesContext(connection) as asked:
        actions.undo_sheet(upload=Upload.objects.get(pk=upload.pk), by=ngo.worker)
    assert len(asked) < 60
    assert not Draft.objects.alive().exists()


@pytest.mark.soak
@pytest.mark.parametrize("kind", FILES)
def test_five_thousand_rows_take_seconds(ngo, kind):
    watch, rows = Watch(), rows_of(5_000, kind)
    upload = through(ngo, rows, watch, f"{kind}: 5,000 new rows")
    with watch(f"{kind}: 5,000 new rows undone"):
        actions.undo_sheet(upload=upload, by=ngo.worker)
    ids = list(upload.rows.values_list("service_id", flat=True))
    # As if vetters had taken them out of the archive, so that the same 5,000 may be changed.
    Service.everything.filter(pk__in=ids).update(vetting_state="in review")
    through(ngo, changed(ids, kind), watch, f"{kind}: 5,000 changed rows")
