"""Django's admin shows tables; nothing is changed there, for what is done there is in no audit."""

from tests.access import table

TABLE = table.read()
CHANGING = ("_add", "_change", "_delete")


def test_nothing_is_changed_in_the_admin():
    # The password's door leads to our own page.
    doors = {row.door for row in TABLE if row.door.startswith("admin:")} - {"admin:password_change"}
    posts = (row for row in TABLE if row.method == "POST" and row.door in doors)
    assert [row.door for row in posts if row.door.endswith(CHANGING) and "yes" in TABLE[row].values()] == []


def test_only_superusers_pass_its_doors():
    columns = {
        column for row in TABLE if row.door.startswith("admin:") for column, word in TABLE[row].items() if word == "yes"
    }
    assert columns == {"superuser"}
