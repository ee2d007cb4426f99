"""The plans that are kept in docs/plans.md hold: the index is used, and few rows are read."""

import pytest

from bench.plans.__main__ import PAGE, text
from bench.plans.explained import explained
from bench.plans.paths import PATHS
from tests.conftest import connected_to
from tests.directory.search.seeded import COUNT, seeded

each = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)


@pytest.fixture(scope="module")
def catalogue_database(template_database) -> str:
    return seeded(template_database, COUNT)


@pytest.fixture
def catalogue(django_db_setup, django_db_blocker, catalogue_database):
    """Let a test read a database with invented centres."""
    with django_db_blocker.unblock(), connected_to(catalogue_database):
        yield


@each
def test_a_path_uses_its_index_and_reads_few_rows(catalogue, path):
    plans = explained(path.run)
    assert path.indexes <= {index for plan in plans for index in plan.indexes}
    assert path.whole is None or {table for plan in plans for table in plan.whole_tables} <= path.whole
    assert sum(plan.rows for plan in plans) <= path.rows


def test_the_page_of_plans_has_every_path_and_its_index():
    lines = [line for line in PAGE.read_text().splitlines() if line.startswith("| ")]
    rows = {name: set(indexes.split(", ")) for name, _many, indexes in (line[2:].split(" | ")[:3] for line in lines)}
    assert {path.name for path in PATHS} == rows.keys() - {"path", "---"}
    assert all(path.indexes <= rows[path.name] for path in PATHS)


def test_the_page_says_rows_and_pages_of_each_size_and_the_plans_of_the_largest():
    plan = {"statement": "select 1", "indexes": ["an_index"], "rows": 3, "pages": 2, "plan": "Index Scan"}
    said = text({10: {"a path": [plan]}, 1000: {"a path": [plan, plan | {"plan": "Other Scan"}]}}, "10,1k")
    assert "| a path | 2 | an_index | 3 | 2 | 6 | 4 |" in said
    assert "## A path\n\n```\n-- select 1 …\nIndex Scan\n\n-- select 1 …\nOther Scan\n```" in said
