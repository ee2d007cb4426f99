"""Which pages still wait for somebody to read them."""

from django.core.management import call_command

from guides import shelf
from guides.reviewing import missing, unreviewed
from tests.guides.drafts import guide, with_part


def test_a_page_waits_for_each_trade_and_for_a_native_reader(shelf_of):
    shelf_of(with_part(kind="legal"))
    assert unreviewed() == [
        ("invented", "en", ("medical", "legal")),
        ("invented", "ur", ("medical", "legal", "language")),
    ]


def test_a_page_about_the_site_waits_for_a_native_reader_alone(shelf_of):
    about = guide(kind="site") | {"sections": guide()["sections"][1:], "sources": {}}
    shelf_of(about)
    assert unreviewed() == [("invented", "ur", ("language",))]


def test_a_checked_page_waits_for_nobody(shelf_of):
    doctor = {"medical": "Dr Invented"}
    shelf_of(guide(reviewed_by={"en": doctor, "ur": doctor | {"language": "A reader"}}))
    assert unreviewed() == []


def test_a_language_that_nobody_wrote_lacks_every_guide(shelf_of):
    shelf_of(guide())
    assert missing("sd") == ["invented"]
    assert missing("ur") == []


def test_every_shipped_page_waits_for_a_native_reader():
    waiting = {row.slug for row in unreviewed() if row.language == "ur" and "language" in row.lacking}
    assert waiting == {one.slug for one in shelf.every() if not one.reviews("ur").get("language")}


def test_a_command_lists_what_waits_for_whom(shelf_of, capsys):
    shelf_of(guide(reviewed_by={"ur": {"language": "A reader"}}))
    call_command("guides")
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["invented", "en", "medical"],
        ["invented", "ur", "medical"],
    ]
