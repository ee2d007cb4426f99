"""From an invitation to the desk, and back by the passkey: for every role by the finger, and by the keyboard alone."""

import pytest

from accounts.roles import Role
from tests.browser.staff import steps
from tests.browser.staff.hands import Finger, Keys
from tests.browser.staff.keys import Passkeys

STAFF = "people/invite/"
TEAM = "organizations/{organization}/team/invite/"
# Who is invited on which page, by what, in which language, and the doors that stand on the desk then.
WAYS = [
    (Role.MODERATOR, STAFF, Finger, "ur", ["desk/"]),
    (Role.VETTER, STAFF, Finger, "en", ["vetting/"]),
    (Role.NGO_WORKER, TEAM, Finger, "ur", ["organizations/", "inbox/"]),
    (Role.NGO_WORKER, TEAM, Keys, "en", ["organizations/", "inbox/"]),
]


@pytest.mark.parametrize(("role", "page", "hand", "language", "doors"), WAYS)
def test_whoever_is_invited_comes_in_and_comes_back_by_passkey_alone(
    phone, office, cast, role, page, hand, language, doors
):
    email = f"{role}.{language}@staff.test"
    administrator = hand(phone(cast.cookies["administrator"]))
    administrator.page.goto(f"/{language}/staff/{page.format(**cast.names)}")
    steps.invite(administrator, email, role)
    (letter,) = office.letters_to(email, 1)
    steps.scan(steps.link_in(letter))

    person = hand(phone())
    passkeys = Passkeys(person.page)
    person.page.goto(steps.link_in(letter).replace("/ur/", f"/{language}/"))
    steps.accept(person, "Invented Colleague")
    steps.set_up_passkey(person)
    assert len(set(steps.write_codes_down(person))) == 10
    assert steps.doors(person.page) == doors
    assert len(passkeys.held) == 1
    assert steps.is_used_up(steps.link_in(letter))

    steps.sign_out(person)
    steps.sign_in_by_passkey(person)
    assert steps.doors(person.page) == doors
    person.page.goto(f"/{language}/staff/security/codes/")
    assert person.page.locator(".codes").count() == 0
