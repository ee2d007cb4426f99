"""Every page of staff, in Urdu and English, on a small phone: what the checks of the public's pages ask, and more.

axe finds nothing by day and by night; nothing scrolls sideways, at 400 % and with more room either; targets are large;
the page runs in its language's direction; every step of the keyboard is seen; nothing is asked elsewhere or blocked.
"""

import pytest

from referrals.models import VaultSession
from tests.browser.staff.looking import axe, open_page, unseen
from tests.browser.staff.pages import AT_ONCE, AT_THE_DOOR, EVERY

BARE = "const sheet = new CSSStyleSheet(); sheet.replaceSync('* {outline: 0 !important}')"


def name_of(one):
    return getattr(one, "name", one)


@pytest.mark.parametrize(("at", "language"), AT_ONCE, ids=name_of)
def test_nothing_is_wrong_with_it(looker, at, language):
    assert looker.faults(at, language) == {}


@pytest.mark.soak
@pytest.mark.parametrize(("at", "language"), [one for one in EVERY if one not in AT_ONCE], ids=name_of)
def test_nor_with_it_in_the_other_language(looker, at, language):
    assert looker.faults(at, language) == {}


def test_a_page_of_the_desk_is_shown_however_long_nobody_has_looked(looker, cast):
    cast.office.do(lambda: VaultSession.objects.all().delete())
    at = next(at for at, _language in EVERY if at.path.startswith("desk/cases/"))
    assert looker.faults(at, "en") == {}


def test_a_field_without_a_name_and_a_step_that_cannot_be_seen_would_be_found(looker, cast):
    open_page(looker.page, cast, AT_THE_DOOR[0], "en")
    assert axe(looker.page) == unseen(looker.page) == []
    looker.page.evaluate("document.querySelector('label').remove()")
    looker.page.evaluate(f"() => {{ {BARE}; document.adoptedStyleSheets = [sheet]; }}")
    assert [found.split(":")[0] for found in axe(looker.page)] == ["label"]
    assert len(unseen(looker.page)) > 5
