"""The docs say of states and times what the tables say."""

from pathlib import Path

from directory.state_pages import page
from tests.architecture import tree


def test_the_docs_have_the_tables_as_they_are():
    assert page() in tree.text(Path("docs/vetting.md")), "python -m directory.state_pages, into docs/vetting.md"
