"""What decides whether a listing is public stands on a page, and is what the code does."""

import pytest
from django.utils import translation

from directory import states
from guides import policy, shelf
from guides.showing import shown
from tests.guides.readability import grade
from tests.guides.test_pages import opened, text_of
from tests.guides.test_reading_age import MOST_GRADE, MOST_WORDS


def points(language="en") -> list[str]:
    """Return what the page says besides the guide's own words."""
    page = shown(shelf.named(policy.SLUG), language, demo=False)
    own = {part.heading for part in page.parts}
    made = policy.with_policy(page, language).parts
    return [said.text for part in made if part.heading not in own for said in part.points]


def test_it_stands_on_the_page_of_how_we_check_and_on_no_other(client):
    assert "Who decides what is shown" in text_of(opened(client, "verification"))
    assert "Who decides what is shown" not in text_of(opened(client, "about"))


def test_the_way_to_tell_us_of_a_mistake_still_stands_last():
    page = shown(shelf.named(policy.SLUG), "en", demo=False)
    assert policy.with_policy(page, "en").parts[-1] == page.parts[-1]


def test_the_days_are_those_of_the_settings(settings):
    settings.CONFIRM_AGAIN_DAYS = {"shelter": 7, "other": 21}
    said = points()
    assert "Shelter: after 7 days." in said
    assert "All others: after 21 days." in said


def test_the_times_are_those_of_the_clock(monkeypatch):
    monkeypatch.setattr(states, "REMIND_AFTER", states.REMIND_AFTER * 3)
    assert any("9 times at most" in said for said in points())
    assert any(f"{states.LAPSES_AFTER.days} days after that day we take it down" in said for said in points())


@pytest.mark.parametrize("deed", states.Deed)
def test_every_move_of_the_table_says_who_may_make_it(deed):
    with translation.override("en"):
        who = str(policy.WHO[states.MOVES[deed].who])
    assert sum(said.endswith(f": {who}.") for said in points()) == sum(
        move.who == states.MOVES[deed].who for move in states.MOVES.values()
    )


def test_two_vetters_are_named_for_a_hidden_place():
    assert any("two vetters if the place is hidden" in said for said in points())


def test_it_reads_at_the_age_of_eleven():
    assert grade(points()) <= MOST_GRADE
    assert [said for said in points() if len(said.split()) > MOST_WORDS] == []
