"""What the docs say of roles is what the code grants."""

from pathlib import Path

from accounts.management.commands.roles import table
from tests.architecture import tree


def test_the_docs_have_the_table_of_roles_as_the_code_grants_them():
    assert table() in tree.text(Path("docs/accounts.md")), "run manage.py roles and put its table into docs/accounts.md"
