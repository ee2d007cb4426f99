"""Desks with people who hold their keys, and cases that were sent to them, for tests: made in a line."""

import secrets
from dataclasses import dataclass, field

import pytest
from django.conf import settings
from django.test import Client

from accounts.models import Session, User
from accounts.roles import Role
from referrals import sessions
from referrals.actions import desks, intake, vault
from referrals.actions.desk import Work
from referrals.actions.intake import Intake
from referrals.demo import ALWAYS
from referrals.models import Case, CaseKeys, Desk, UserKey
from referrals.said import CALL, HERE, Contact, Story, Summary
from referrals.sealed import cases, codes, vaults
from referrals.sealed.cases import OpenCase
from referrals.sealed.vaults import Vault
from tests.people import make_person, sign_in

# Argon2id at its cheapest: with it production does not start.
CHEAP = (1, 1)
# Words that stand nowhere else: a test that finds them where they must not be knows whose they are.
STORY = "kiski kahani hai yeh 7c1e"
PHONE = "0300 0000000"
SAFE_WORD = "neeli chidiya"


@dataclass
class Staffed:
    """A desk, its lead, and its moderators, with their phrases by person."""

    desk: Desk
    lead: User
    moderators: list[User]
    phrases: dict[int, str] = field(default_factory=dict)

    @property
    def moderator(self) -> User:
        """The first of them."""
        return self.moderators[0]

    def vault(self, user: User) -> Vault:
        """Return what somebody's phrase opens."""
        return vaults.unlock(UserKey.objects.get(user=user), self.phrases[user.pk])

    def opened(self, case: Case, by: User | None = None) -> OpenCase:
        """Return a case as somebody of the desk has opened it."""
        return cases.by_vault(case, CaseKeys.objects.get(pk=case.pk), self.vault(by or self.moderator))

    def work(self, case: Case, by: User | None = None) -> Work:
        """Return somebody's work at a case, at its present version."""
        user = by or self.moderator
        found = Case.objects.get(pk=case.pk)
        return Work(found, found.version, self.opened(found, user), user)


@dataclass
class Sent:
    """A case as she knows it: its code, the secret of her form, and what her code opens."""

    case: Case
    code: str
    secret: bytes
    opened: OpenCase

    def again(self) -> Case:
        """Return the case as it is now."""
        return Case.objects.get(pk=self.case.pk)


@pytest.fixture(autouse=True)
def cheap(settings) -> None:
    """Derivations cost nothing in tests."""
    settings.CODE_COST = settings.PHRASE_COST = CHEAP


def make_desk(moderators: int = 2, *, name: str = "DEMO desk", is_open: bool = True) -> Staffed:
    """Return an open desk that is covered around the clock."""
    lead = make_person(Role.DESK_LEAD)
    people = [make_person(Role.MODERATOR) for _ in range(moderators)]
    phrases = {user.pk: vault.make_key(user=user) for user in (lead, *people)}
    desk = desks.make(name=name, holders=[lead, *people], by=lead)
    if is_open:
        for user in people[:1]:
            desks.set_shifts(desk=desk, user=user, shifts=ALWAYS, by=lead)
        desks.open_to_survivors(desk=desk, by=lead)
    desk.refresh_from_db()
    return Staffed(desk, lead, people, phrases)


def an_intake(**changed: object) -> Intake:
    """Return what somebody asks."""
    said: dict[str, object] = {
        "summary": Summary(needs=("legal-aid",), place_said="Lahore"),
        "contact": Contact(ways=(HERE, CALL), phone=PHONE, is_own_phone=True, safe_word=SAFE_WORD),
        "story": Story(STORY),
        "is_urgent": False,
        "language": "ur",
    }
    return Intake(**(said | changed))  # type: ignore[arg-type]


def send_case(desk: Desk, *, is_suspicious: bool = False, **changed: object) -> Sent:
    """Send a case to a desk."""
    code, secret = codes.new(), secrets.token_bytes(32)
    intake.submit(intake=an_intake(**changed), secret=secret, code=code, desk=desk, is_suspicious=is_suspicious)
    case = Case.objects.get(tag=code.tag)
    return Sent(case, code.digits, secret, cases.by_code(case, CaseKeys.objects.get(pk=case.pk), code.wrap))


def sign_in_unlocked(client: Client, staffed: Staffed, user: User) -> None:
    """Begin a session of this person in this client, with the vault open."""
    sign_in(client, user)
    session = Session.objects.filter(user=user).latest("started_at")
    key = sessions.begin_vault(session, user, staffed.vault(user))
    client.cookies[settings.VAULT_COOKIE_NAME] = key.cookie
