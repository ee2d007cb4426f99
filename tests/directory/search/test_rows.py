"""What is read for cards by ready statements is what the ORM reads."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api.hsds import keeping
from directory.cards import changes, reading
from directory.cards.rows import Read
from directory.models import Accessibility, Location

READS = {
    name: value
    for module in (reading, changes, keeping)
    for name, value in vars(module).items()
    if isinstance(value, Read)
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", READS)
def test_a_ready_statement_reads_what_the_orm_reads(name):
    Accessibility.objects.create(location=Location.everything.first(), feature="wheelchair", present=True)
    read = READS[name]
    everything = list(read.query().values_list(*read.fields, named=True))
    assert everything
    # Rows that are asked for in no order come in any.
    in_order = list if read.query().ordered else sorted
    if not read.by:
        assert in_order(read.of()) == in_order(everything)
        return
    keys = list(dict.fromkeys(read.query().order_by(read.by).values_list(read.by, flat=True)))
    for some in (keys[:1], keys[::2], keys):
        by_orm = read.query().filter(**{f"{read.by}__in": some}).values_list(*read.fields, named=True)
        assert in_order(read.of(some)) == in_order(by_orm)


@pytest.mark.django_db
def test_it_is_one_statement_however_many_are_asked_for_and_none_for_nobody():
    read, keys = reading.SERVICES, [row.pk for row in reading.Service.public.all()[:50]]
    for some, statements in (((), 0), (keys[:1], 1), (keys, 1)):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert {row.pk for row in read.of(some)} == set(some)
        assert len(captured) == statements


@pytest.mark.django_db
def test_rows_are_grouped_by_their_first_column_and_an_absent_key_has_none():
    read = reading.PHONES
    (some,) = {row.service_id for row in read.of(list(read.query().values_list("service_id", flat=True)[:1]))}
    grouped = read.grouped([some])
    assert grouped[some] == read.of([some])
    assert grouped["nobody"] == []
