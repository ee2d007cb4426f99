"""A moderator's day, in a real browser: from the passkey to the call and the locked vault; and she changes her mind."""

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from accounts.roles import Role
from referrals.actions import hers
from referrals.models import Consent, Referral, StopNotice
from referrals.states import Closing, ReferralState
from tests.browser.hands import Finger
from tests.browser.staff import steps
from tests.browser.staff.cast import signed_in
from tests.browser.staff.desk import AtWork, at_work, unlocked
from tests.desks import PHONE, SAFE_WORD, STORY, Sent
from tests.people import make_person

NOTE, MESSAGE = "a note for colleagues 41d7", "a word for her 93b0"
LOOKS_LIKE = """one => {
  const {borderTopStyle, backgroundColor} = getComputedStyle(one);
  return [borderTopStyle, backgroundColor];
}"""


@pytest.fixture(scope="module")
def at(office) -> AtWork:
    """A desk with a lead and two moderators."""
    return office.do(lambda: at_work(name="DEMO desk of journeys"))


@pytest.fixture
def newcomer(phone, office) -> Page:
    """The phone of a moderator who has just made a passkey, signed out."""
    user = office.do(lambda: make_person(Role.MODERATOR, has_factor=False))
    page = phone(office.do(lambda: signed_in(user, by_factor=False)))
    steps.make_passkey(Finger(page))
    return page


@pytest.fixture
def moderator(phone, office, at) -> Page:
    """The phone of a moderator of the desk whose vault is open."""
    return phone(office.do(lambda: unlocked(at.staffed, at.staffed.moderator)))


def test_from_the_passkey_to_the_call_and_the_locked_vault(newcomer, phone, office, at):
    hand, page = Finger(newcomer), newcomer
    steps.sign_in_by_passkey(hand)
    phrase = makes_a_phrase(hand)
    assert len(phrase.split()) == 6
    unlocks(hand, phrase)
    expect(page.locator("main")).to_contain_text("Nobody waits.")
    newest = office.do(lambda: User.objects.latest("pk").pk)
    gives_the_key(Finger(phone(office.do(lambda: unlocked(at.staffed, at.staffed.lead)))), at, newest)
    page.goto("/en/staff/desk/")
    expect(page.locator("main [role=alert]")).to_contain_text("unlock it again")
    locks(hand)
    sent = office.do(lambda: at.case(held=False))
    unlocks(hand, phrase)

    claims_by_keyboard(page)
    opens(hand, sent)
    writes_a_note(hand)
    writes_to_her(hand)
    assert looks_of(page, ".noted") != looks_of(page, ".ours")
    expect(page.locator(".ours small").first).to_contain_text("the desk")
    expect(page.locator(".private h2")).to_have_text("Notes: only the desk sees this")

    picks_a_centre(hand)
    gives_the_number(hand)
    picks_a_centre(hand)
    proposes(hand)
    office.do(lambda: she_agrees(sent))
    rings(hand)
    closes(hand)
    assert office.do(lambda: sent.again().closing) == Closing.HELPED

    locks(hand)
    shows_nothing(page)
    page.go_back()
    shows_nothing(page)
    page.goto(f"/en/staff/desk/cases/{sent.case.pk}/read/")
    shows_nothing(page)


def makes_a_phrase(hand: Finger) -> str:
    hand.page.goto("/en/staff/desk/")
    hand.press(hand.page.locator("main a", has_text="Make my vault phrase"))
    hand.press(hand.page.locator(steps.SEND))
    words = hand.page.locator(".phrase li").all_inner_texts()
    hand.press(hand.page.locator("main a.back"))
    return " ".join(words)


def unlocks(hand: Finger, phrase: str) -> None:
    hand.write(hand.page.locator("[name=phrase]"), phrase)
    hand.press(hand.page.locator("main button", has_text="Unlock"))
    steps.on(hand.page, "/desk/$")


def locks(hand: Finger) -> None:
    hand.press(hand.page.locator(".bar button", has_text="Lock the vault"))
    steps.on(hand.page, "/desk/vault/$")


def gives_the_key(lead: Finger, at: AtWork, user: int) -> None:
    page = lead.page
    page.goto(f"/en/staff/desk/desks/{at.staffed.desk.pk}/")
    lead.press(page.locator("summary", has_text="Give somebody the key"))
    lead.pick(page.locator(f"[name=user][value='{user}']"))
    lead.press(page.locator("main button", has_text="Give the key"))
    expect(page.locator(".people > li")).to_have_count(4)


def claims_by_keyboard(page: Page) -> None:
    page.keyboard.press("j")
    expect(page.locator(".queue a").first).to_be_focused()
    page.keyboard.press("c")
    steps.on(page, "/desk/cases/")


def opens(hand: Finger, sent: Sent) -> None:
    page = hand.page
    expect(page.locator("main")).to_contain_text("can be hard to read")
    expect(page.locator("main")).not_to_contain_text(STORY)
    hand.press(page.locator("main button", has_text="Open it"))
    steps.on(page, f"/cases/{sent.case.pk}/read/$")
    rules = page.locator("main section").first
    for words in ("How to reach her safely", PHONE, SAFE_WORD):
        expect(rules).to_contain_text(words)
    expect(rules).not_to_contain_text(STORY)
    expect(page.locator("main")).to_contain_text(STORY)


def writes_a_note(hand: Finger) -> None:
    hand.press(hand.page.locator("summary", has_text="Write a note for the desk"))
    hand.write(hand.page.locator("[name=note]:visible"), NOTE)
    hand.press(hand.page.locator("main button", has_text="Keep the note"))
    expect(hand.page.locator(".noted")).to_contain_text(NOTE)


def writes_to_her(hand: Finger) -> None:
    page = hand.page
    hand.press(page.locator("summary", has_text="Write to her"))
    hand.choose(page.locator("[name=canned]"), "received")
    hand.press(page.locator("main button", has_text="Put it into the message"))
    text = page.locator("#write-text")
    expect(text).to_be_visible()
    ready = text.input_value()
    assert ready
    hand.write(text, f"{ready}\n\n{MESSAGE}")
    hand.pick(page.locator("[name=waits][value=no]"))
    hand.press(page.locator("main button", has_text="Send it to her"))
    expect(page.locator(".ours").first).to_contain_text(MESSAGE)


def looks_of(page: Page, kind: str) -> list[str]:
    return page.locator(kind).first.evaluate(LOOKS_LIKE)


def picks_a_centre(hand: Finger) -> None:
    hand.press(hand.page.locator("main a", has_text="Find a centre near her"))
    hand.press(hand.page.locator(".queue a"))
    steps.on(hand.page, "/centres/[0-9a-f-]{36}/$")


def gives_the_number(hand: Finger) -> None:
    hand.press(hand.page.locator("main button", has_text="Give her the number"))
    expect(hand.page.locator(".ours").last).to_contain_text("With the number of:")


def proposes(hand: Finger) -> None:
    page = hand.page
    hand.press(page.locator("summary", has_text="Ask her whether they may hear of her"))
    hand.write(page.locator("#propose-name"), "A.")
    hand.write(page.locator("#propose-need"), "a lawyer")
    hand.write(page.locator("#propose-phone"), "")
    hand.press(page.locator("details button", has_text="Ask her whether they may hear of her"))
    expect(page.locator(".facts").first).to_contain_text("She was asked")


def she_agrees(sent: Sent) -> Referral:
    referral = Referral.objects.get(case=sent.case)
    hers.consent(opened=sent.opened, referral=referral, version=referral.version, fields=("need",))
    return referral


def rings(hand: Finger) -> None:
    page = hand.page
    page.reload()
    expect(page.locator(".facts").first).to_contain_text("She agreed")
    hand.press(page.locator("main button", has_text="I ring them now"))
    steps.on(page, "/call/$")
    said = page.locator("section.box")
    expect(said).to_contain_text("a lawyer")
    expect(said).not_to_contain_text("A.")
    hand.pick(page.locator("[name=heard][value=took]"))
    hand.press(page.locator("main button", has_text="Write it down"))
    expect(page.locator(".facts").first).to_contain_text("The centre takes her")


def closes(hand: Finger) -> None:
    page = hand.page
    hand.press(page.locator("main a", has_text="Back to the case"))
    hand.press(page.locator("summary", has_text="Close it"))
    hand.pick(page.locator("[name=closing][value=helped]"))
    hand.press(page.locator("details button", has_text="Close it"))
    expect(page.locator(".marks").first).to_contain_text("She was helped")


def shows_nothing(page: Page) -> None:
    """Fail where a word of the case is in the page, to be seen or not."""
    expect(page.locator("[name=phrase]")).to_be_visible()
    for words in (STORY, PHONE, SAFE_WORD, NOTE, MESSAGE):
        assert words not in page.content()


def test_a_page_that_nobody_touched_for_a_quarter_of_an_hour_is_blank(moderator, office, at):
    sent = office.do(at.case)
    page = moderator
    page.clock.install()
    page.goto(f"/en/staff/desk/cases/{sent.case.pk}/")
    page.locator("main button", has_text="Open it").click()
    expect(page.locator("main")).to_contain_text(STORY)
    page.clock.run_for(14 * 60_000)
    page.keyboard.press("Shift")
    page.clock.run_for(14 * 60_000)
    expect(page.locator("main")).to_contain_text(STORY)
    page.clock.run_for(61_000)
    expect(page.locator("main")).to_contain_text("so it was emptied")
    for words in (STORY, PHONE, SAFE_WORD):
        assert words not in page.content()


def test_she_withdraws_between_consent_and_the_call(moderator, office, at):
    sent = office.do(at.case)
    referral = office.do(lambda: at.agreed(sent))
    page = moderator
    page.goto(f"/en/staff/desk/cases/{sent.case.pk}/")
    page.locator("main button", has_text="Open it").click()
    page.goto(f"/en/staff/desk/referrals/{referral.pk}/")
    expect(page.locator("main button", has_text="I ring them now")).to_be_visible()
    office.do(lambda: hers.withdraw(opened=sent.opened, referral=referral))

    page.locator("main button", has_text="I ring them now").click()
    expect(page.locator("main .wrong")).to_contain_text("This has changed meanwhile. Nothing was done")
    expect(page.locator(".facts").first).to_contain_text("She took it back")
    expect(page.locator("main button", has_text="I ring them now")).to_have_count(0)
    page.goto(f"/en/staff/desk/referrals/{referral.pk}/call/")
    steps.on(page, f"/referrals/{referral.pk}/$")
    expect(page.locator("main")).not_to_contain_text("Say this, and nothing else")
    assert office.do(lambda: what_came_of(referral)) == (ReferralState.WITHDRAWN, True, False)


def what_came_of(referral: Referral) -> tuple[str, bool, bool]:
    """Return where it stands, whether her yes is marked as taken back, and whether a centre must be told to stop."""
    consent = Consent.objects.get(referral=referral)
    told = StopNotice.objects.filter(desk=referral.case.desk_id, centre=referral.centre).exists()
    return Referral.objects.get(pk=referral.pk).state, consent.withdrawn_day is not None, told
