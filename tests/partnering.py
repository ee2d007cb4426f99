"""Partners for tests: invented apps, their people, their keys."""

from accounts.models import User
from accounts.roles import Role
from partners import actions
from partners.actions import Made
from partners.models import Member, Partner
from partners.scopes import Scope
from partners.states import State
from safety import clock
from tests import people

PURPOSE = "Shows the nearest help in an invented app."


def make_partner(name: str = "Invented App", state: str = State.APPROVED, **more: object) -> Partner:
    """Save a partner; one that has keys unless told otherwise."""
    said = {"site": "https://app.example", "purpose": PURPOSE, "email": "asks@app.example", "language": "en"}
    moved_at = None if state == State.ASKED else clock.now()
    return Partner.objects.create(name=name, state=state, moved_at=moved_at, **said | more)


def make_member(partner: Partner, role: str = Role.PARTNER_LEAD, **more: object) -> User:
    """Return somebody who works on a partner's app."""
    user = people.make_person(**{"email": f"{role}-{User.objects.count()}@app.example"} | more)
    Member.objects.create(user=user, partner=partner, role=role)
    return user


def make_key(partner: Partner, *scopes: str, days: int = 365, by: User | None = None) -> Made:
    """Return a key of a partner with these scopes, all when none is named, and what it was shown as."""
    maker = by or User.objects.filter(partners__partner=partner).first() or make_member(partner)
    wanted = actions.Wanted("a server", scopes or list(Scope), days)
    return actions.make_key(partner=partner, wanted=wanted, by=maker)


def bearer(shown: str) -> dict[str, str]:
    """Return the header by which a program shows a key, for Django's client."""
    return {"Authorization": f"Bearer {shown}"}
