"""A small world to walk through: one person for each column of the table, and what they might reach for."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.tokens import default_token_generator
from django.test import Client
from django.test.utils import override_settings

from accounts import actions
from accounts.models import Session, User
from accounts.roles import PARTNER_ROLES, Role
from accounts.sessions import digest
from directory.cards import rebuild
from directory.models import Membership, Organization, ServiceAtLocation
from partners.models import Partner
from places.models import Place
from referrals import sessions
from referrals.actions import desk as cases
from referrals.actions import desks, referring, vault
from referrals.models import Case, CaseKeys, Desk, KeyWish, Referral, StopNotice, UserKey
from referrals.said import Packet
from referrals.sealed import vaults
from referrals.sealed.cases import by_vault
from tests import desks as sending
from tests import people
from tests.access.apps import App, make_app, make_asking, person_of
from tests.access.inboxes import Box, make_box, wish_of
from tests.access.keeping import Kept, keep
from tests.access.passkeys import add_passkey
from tests.factories import make_organization, make_service
from tests.partnering import make_partner

# Every column: a role, or a state in which a person is who holds one.
COLUMNS = (
    "visitor",
    "partner_app",
    "partner_member",
    "partner_lead",
    "no_factor",
    "unproven",
    "long_ago",
    "ngo_worker",
    "ngo_lead",
    "other_ngo",
    "vetter",
    "moderator",
    "desk_lead",
    "administrator",
    "superuser",
)
SIGNED_OUT = ("visitor", "partner_app")
# Administrators who have set up no second factor, or not shown it in this session, or shown it ten minutes ago.
STATES = ("no_factor", "unproven", "long_ago")
UNPROVEN = ("no_factor", "unproven")


@dataclass(frozen=True, slots=True)
class Team:
    """An organization, somebody who works there, somebody invited, and a listing."""

    pk: UUID
    member: int
    invitation: UUID


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: a column of the table, with a browser of their own, and what is theirs."""

    column: str
    client: Client
    user: User | None = None
    session: str = "0" * 40
    passkey: int = 0


@dataclass(frozen=True, slots=True)
class Work:
    """A desk, a case that somebody holds there, a referral, a centre to be told to stop, and somebody of the desk.

    And a wish for its key.
    """

    desk: Desk
    case: Case
    referral: Referral
    stop: StopNotice
    person: int
    wish: KeyWish


@dataclass(frozen=True, slots=True)
class World:
    """What there is to reach for, by plain ids."""

    actors: dict[str, Actor]
    ours: Team
    theirs: Team
    colleague: Actor
    invitation: UUID
    token: str
    reset: dict[str, str]
    listing: ServiceAtLocation
    place: Place
    our_desk: Work
    other_desk: Work
    our_box: Box
    their_box: Box
    our_kept: Kept
    their_kept: Kept
    our_app: App
    their_app: App
    asking: UUID


def build() -> World:
    """Save the world; inside the caller's transaction."""
    ours, theirs = make_organization("Ours (invented)"), make_organization("Theirs (invented)")
    app = make_partner("Our app (invented)")
    our_app, their_app = make_app(app), make_app(make_partner("Their app (invented)"))
    colleague = people.make_person(Role.MODERATOR, email="colleague@staff.test")
    persons = {column: _person(column, ours, theirs, app) for column in COLUMNS if column not in SIGNED_OUT}
    _equip([user for column, user in persons.items() if column != "no_factor"] + [colleague])
    invitation = actions.invite(email="guest@staff.test", role=Role.VETTER, by="command:invite")
    listing = ServiceAtLocation.public.filter(location__place__country="PK").order_by("pk")[0]
    actors = {column: _actor(column, persons.get(column), our_app.shown) for column in COLUMNS}
    at_work = [actors[Role.MODERATOR], actors[Role.DESK_LEAD]]
    with override_settings(PHRASE_COST=sending.CHEAP, CODE_COST=sending.CHEAP):
        our_desk = _desk("DEMO our desk", [actor.user for actor in at_work if actor.user], listing, at_work)
        _open(our_desk.desk, persons[Role.DESK_LEAD])
        strangers = [people.make_person(role) for role in (Role.DESK_LEAD, Role.MODERATOR)]
        other_desk = _desk("DEMO other desk", strangers, listing)
        our_box = _box(ours, [actors[role] for role in (Role.NGO_WORKER, Role.NGO_LEAD)], listing)
        their_box = _box(theirs, [actors["other_ngo"]], listing)
    return World(
        actors=actors,
        ours=_team(ours),
        theirs=_team(theirs),
        colleague=_actor("colleague", colleague),
        invitation=invitation.pk,
        token=actions.token_of(invitation),
        reset={"uidb36": user_pk_to_url_str(colleague), "key": default_token_generator.make_token(colleague)},
        listing=listing,
        our_desk=our_desk,
        other_desk=other_desk,
        our_box=our_box,
        their_box=their_box,
        our_kept=_keep(ours, persons[Role.NGO_WORKER], listing),
        their_kept=_keep(theirs, persons["other_ngo"], listing),
        our_app=our_app,
        their_app=their_app,
        asking=make_asking(),
        place=Place.objects.filter(kind="district", country="PK").order_by("pk")[0],
    )


def _desk(name: str, holders: list[User], listing: ServiceAtLocation, at_work: Iterable[Actor] = ()) -> Work:
    """Return a desk of these people, the last a moderator who holds a case; who is at work has the vault open."""
    phrases = {user.pk: vault.make_key(user=user) for user in holders}
    desk = desks.make(name=name, holders=holders, by=holders[0])
    opened = {user.pk: vaults.unlock(UserKey.objects.get(user=user), phrases[user.pk]) for user in holders}
    case = sending.send_case(desk).case
    holder = holders[-1]
    cases.claim(case=case, version=case.version, by=holder)
    case.refresh_from_db()
    keys = CaseKeys.objects.get(pk=case.pk)
    work = cases.Work(case, case.version, by_vault(case, keys, opened[holder.pk]), holder)
    referral = referring.propose(work=work, centre=listing.pk, packet=Packet((("need", "a lawyer"),), "legal aid"))
    stop = StopNotice.objects.create(desk=desk, centre=listing.pk, reference="000000", made_day=case.created_day)
    for actor in at_work:
        _unlock(actor, opened[actor.user.pk if actor.user else 0])
    wish = wish_of(people.make_person(Role.MODERATOR), desk.group)
    return Work(desk, case, referral, stop, holder.pk, wish)


def _box(organization: Organization, at_work: Iterable[Actor], listing: ServiceAtLocation) -> Box:
    """Return the inbox of these people, the last of them a lead, with the vault open; a desk of its own sends there."""
    place = listing.location.place
    assert place is not None
    holders = [actor.user for actor in at_work if actor.user]
    box, centre = make_box(sending.make_desk(1, is_open=False), organization, holders, place)
    for actor in at_work:
        assert actor.user is not None
        _unlock(actor, centre.vault(actor.user))
    return box


def _keep(organization: Organization, worker: User, listing: ServiceAtLocation) -> Kept:
    """Return what hangs on a listing of an organization, at the place of another listing."""
    assert listing.location.place is not None
    return keep(organization, worker, listing.location.place)


def _open(desk: Desk, lead: User) -> None:
    """Let survivors ask a desk; where none is open, each form of theirs is answered with 503."""
    desks.set_shifts(desk=desk, user=lead, shifts=sending.ALWAYS, by=lead)
    desks.open_to_survivors(desk=desk, by=lead)


def _unlock(actor: Actor, opened: vaults.Vault) -> None:
    session = Session.objects.get(pk=actor.session)
    assert actor.user is not None
    key = sessions.begin_vault(session, actor.user, opened)
    actor.client.cookies[settings.VAULT_COOKIE_NAME] = key.cookie


def _person(column: str, ours: Organization, theirs: Organization, app: Partner) -> User:
    """Return who stands for a column."""
    if column in STATES:
        user = people.make_person(Role.ADMINISTRATOR, email=f"{column}@staff.test", has_factor=column != "no_factor")
    elif column == "other_ngo":
        user = people.make_member(theirs, Role.NGO_LEAD)
    elif column in {Role.NGO_WORKER, Role.NGO_LEAD}:
        user = people.make_member(ours, column)
    elif column in PARTNER_ROLES:
        user = person_of(app, column)
    else:
        user = people.make_person(column)
    User.objects.filter(pk=user.pk).update(password=_hash())
    return User.objects.get(pk=user.pk)


def _equip(users: list[User]) -> None:
    """Give everybody a passkey and recovery codes, so that each page about them has something to show."""
    for user in users:
        add_passkey(user)
        RecoveryCodes.activate(user)


def _team(organization: Organization) -> Team:
    rebuild([make_service(f"Centre of {organization.pk}", organization=organization)])
    member = people.make_member(organization)
    invitation = actions.invite(
        email="guest@ngo.test", role=Role.NGO_WORKER, by=f"user:{member.pk}", organization=organization.pk
    )
    return Team(organization.pk, Membership.objects.get(user=member).pk, invitation.pk)


def _actor(column: str, user: User | None, key: str = "") -> Actor:
    headers = {"Authorization": f"Bearer {key}"} if column == "partner_app" else {}
    client = Client(raise_request_exception=False, headers=headers)
    if user is None:
        return Actor(column, client)
    people.sign_in(client, user, by_factor=column not in UNPROVEN)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    if column == "long_ago":
        people.age_sign_in(client)
    passkey = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).first()
    return Actor(column, client, user, digest(key), passkey.pk if passkey else 0)


@cache
def _hash() -> str:
    """Return a hash of everybody's password; once, for it is slow on purpose."""
    return make_password(people.PASSWORD)
