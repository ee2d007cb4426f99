"""The table of the ninety cases is whole, and its page is what the tests say."""

from config.env import BASE_DIR
from tests.referrals.ninety import CASES, LATER, PAGE, SHOWN_BEFORE, page, shown


def test_every_case_is_shown_or_comes_later():
    assert set(CASES) == set(range(1, 91))
    assert set(CASES) - set(shown()) - set(LATER) == set()


def test_what_was_shown_before_is_there():
    for name in (name for names in SHOWN_BEFORE.values() for name in names):
        path, _, test = name.partition("::")
        assert f"def {test}" in (BASE_DIR / path).read_text(encoding="utf-8"), name


def test_the_page_is_made_from_the_tests():
    assert (BASE_DIR / PAGE).read_text(encoding="utf-8") == page()
