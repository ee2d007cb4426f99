"""The desk, she and the centre side by side, each at a phone: what she ticked goes there, or she takes it back."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.utils import translation
from playwright.sync_api import Page, expect

from accounts.models import User
from referrals.models import Referral
from referrals.states import ReferralState
from tests.browser.hands import Finger
from tests.browser.private import steps as hers
from tests.browser.staff import steps
from tests.browser.staff.desk import unlocked
from tests.browser.staff.inbox import Three, three
from tests.browser.staff.keys import App
from tests.centres import NAME, NEED, PURPOSE, WITHHELD
from tests.people import PASSWORD, add_factor

HERS = (NAME, NEED, PURPOSE, WITHHELD)
# A screen on a desk.
WIDE = {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def at(office) -> Three:
    """A desk, and a centre with an inbox."""
    return office.do(lambda: three(name="DEMO desk of three"))


def test_the_desk_asks_she_ticks_one_part_and_the_centre_sees_it_through(phone, office, at):
    sent = office.do(at.case)
    moderator = Finger(phone(office.do(lambda: unlocked(at.staffed, at.staffed.moderator))))
    she = Finger(phone(java_script_enabled=False))
    worker = Finger(phone())

    proposes(moderator, at, sent)
    agrees_to_her_need(she, sent.code)
    sends(moderator)
    signs_in(worker, office, at.centre.worker)
    unlocks(worker, at.centre.phrases[at.centre.worker.pk])
    opens(worker)
    stands(moderator.page, "The centre has opened it")
    shows_the_field(worker)
    answers(worker, "We take her")
    stands(moderator.page, "The centre takes her")
    answers(worker, "We have begun with her")
    stands(moderator.page, "The centre has begun")
    answers(worker, "It is done")
    stands(moderator.page, "Done")
    expect(worker.page.locator("main")).to_contain_text("This is no longer available.")
    for page in (worker.page, she.page):
        holds_none(page, *HERS)


def proposes(hand: Finger, at: Three, sent) -> None:
    page = hand.page
    page.goto(f"/en/staff/desk/cases/{sent.case.pk}/centres/{at.centre.listing.pk}/")
    hand.press(page.locator("summary", has_text="Ask her whether they may hear of her"))
    expect(page.locator("[name=way][value=inbox]")).to_be_checked()
    for name, words in (("purpose", PURPOSE), ("name", NAME), ("need", NEED), ("words", WITHHELD)):
        hand.write(page.locator(f"#propose-{name}"), words)
    hand.press(page.locator("details button", has_text="Ask her whether they may hear of her"))
    stands(page, "She was asked")


def agrees_to_her_need(hand: Finger, code: str) -> None:
    page = hand.page
    hers.come_back(hand, "ur", hers.urdu(code))
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    for words in HERS:
        expect(page.locator("main")).to_contain_text(words)
    expect(page.locator("[name=part]:checked")).to_have_count(0)
    hers.choose(hand, "part", "need")
    hers.do(hand, "agree")
    expect(hers.act(page, "withdraw")).to_be_visible()
    holds_none(page, *HERS)


def sends(hand: Finger) -> None:
    stands(hand.page, "She agreed")
    hand.press(hand.page.locator("main button", has_text="Send it now"))
    stands(hand.page, "Lies in the centre's inbox, not opened")


def signs_in(hand: Finger, office, user: User) -> None:
    app = office.do(lambda: with_password_and_app(user))
    hand.page.goto("/en/staff/sign-in/")
    steps.give_password(hand, user)
    steps.on(hand.page, "/code/$")
    steps.give_code(hand, app.code())
    steps.on(hand.page, "/staff/$")
    hand.press(hand.page.locator("main a", has_text="Inbox of your centre"))
    steps.on(hand.page, "/inbox/$")


def with_password_and_app(user: User) -> App:
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    Authenticator.objects.filter(user=user).delete()
    return App(add_factor(user))


def unlocks(hand: Finger, phrase: str) -> None:
    """Touch what waits, and open it: the vault is asked for first, and what was touched goes on after it."""
    page = hand.page
    hand.press(page.locator(".queue a"))
    steps.on(page, "/parcels/[0-9a-f-]{36}/$")
    holds_none(page, *HERS)
    hand.press(page.locator("main button", has_text="Open it"))
    hand.write(page.locator("[name=phrase]"), phrase)
    hand.press(page.locator("main button", has_text="Unlock"))
    expect(page.locator("h1")).to_have_text("Not sent yet")


def opens(hand: Finger) -> None:
    page = hand.page
    hand.press(page.locator("main button", has_text="Send it now"))
    expect(page.locator("main")).to_contain_text("What she agreed that you may know")
    expect(page.locator("main")).to_contain_text(PURPOSE)
    expect(page.locator(".said")).to_have_count(1)
    holds_none(page, NAME, NEED, WITHHELD)


def shows_the_field(hand: Finger) -> None:
    page = hand.page
    hand.press(page.locator(".said button", has_text="Show"))
    expect(page.locator(".said")).to_contain_text(NEED)
    holds_none(page, NAME, WITHHELD)


def answers(hand: Finger, words: str) -> None:
    hand.press(hand.page.locator("main button", has_text=re.compile(f"^{words}$")))
    steps.on(hand.page, "/parcels/[0-9a-f-]{36}/$")
    expect(hand.page.locator("main .wrong")).to_have_count(0)


def stands(page: Page, state: str) -> None:
    """Load the referral again, and read how it stands."""
    page.reload()
    expect(page.locator(".facts").first).to_contain_text(state)


def holds_none(page: Page, *words: str) -> None:
    """Fail where one of these words is in a page, to be seen or not."""
    assert [word for word in words if word in page.content()] == []


def test_she_takes_it_back_before_it_is_opened_and_the_centre_reads_that_it_is_gone(phone, office, at):
    posted = office.do(at.posted)
    worker = phone(office.do(lambda: at.with_vault(at.centre.worker)))
    worker.goto(f"/en/staff/inbox/parcels/{posted.referral.pk}/")
    expect(worker.locator("main button", has_text="Open it")).to_be_visible()
    she = Finger(phone(java_script_enabled=False))
    hers.come_back(she, "en", posted.sent.code)
    expect(she.page.locator("main")).to_contain_text("nobody has opened it")
    hers.do(she, "withdraw")
    expect(she.page.locator("main")).to_contain_text("Nobody at the centre has read a word.")

    worker.locator("main button", has_text="Open it").click()
    expect(worker.locator("main")).to_contain_text("This is no longer available.")
    expect(worker.locator("main")).to_contain_text("nobody here has read a word")
    holds_none(worker, *HERS)
    assert office.do(lambda: Referral.objects.get(pk=posted.referral.pk).state) == ReferralState.WITHDRAWN


def test_in_urdu_at_a_large_screen_what_was_opened_and_taken_back_is_gone_and_is_to_be_deleted(phone, office, at):
    posted = office.do(at.posted)
    worker = Finger(phone(office.do(lambda: at.with_vault(at.centre.worker)), viewport=WIDE))
    page = worker.page
    page.goto(f"/ur/staff/inbox/parcels/{posted.referral.pk}/")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    worker.press(page.locator("main button", has_text=in_urdu("Open it")))
    expect(page.locator("main")).to_contain_text(PURPOSE)
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDE["width"]

    she = Finger(phone(java_script_enabled=False, viewport=WIDE))
    hers.come_back(she, "ur", hers.urdu(posted.sent.code))
    heard = "The centre may have heard of you already. If you take it back, we ask the centre to stop and to delete; "
    expect(she.page.locator("main")).to_contain_text(in_urdu(heard + "what it has heard it has heard."))
    hers.do(she, "withdraw")
    unread = in_urdu("You have taken it back. Nobody at the centre has read a word.")
    expect(she.page.locator("main")).not_to_contain_text(unread)
    assert office.do(lambda: Referral.objects.get(pk=posted.referral.pk).state) == ReferralState.WITHDRAWN

    page.reload()
    over = "It had been opened here before. Whatever somebody wrote down or told others is not gone by that: "
    expect(page.locator("main")).to_contain_text(in_urdu(over + "unless you still work with her, delete it."))
    holds_none(page, *HERS)
    page.goto("/ur/staff/inbox/")
    expect(page.locator("main")).to_contain_text(in_urdu("Stop and delete"))
    worker.press(page.locator("main button", has_text=in_urdu("We have stopped and deleted")))
    expect(page.locator("main")).not_to_contain_text(in_urdu("Stop and delete"))


def in_urdu(words: str) -> str:
    """Return a sentence as the Urdu page says it; it has one."""
    with translation.override("ur"):
        said = translation.gettext(words)
    assert said != words
    return said
