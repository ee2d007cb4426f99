"""Who looks at staff's pages: the demo's people, each at a point of their work, and what their pages are called."""

import hashlib
import os
from dataclasses import dataclass
from datetime import timedelta

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives.asymmetric import ec
from django.contrib.auth.tokens import default_token_generator
from django.test import Client
from django.utils import timezone
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

from accounts import actions, demo
from accounts.models import Invitation, User
from accounts.roles import Role
from accounts.tasks import reverse_both
from directory import demo as organizations
from directory.models import Organization
from referrals.models import VaultSession
from safety import clock
from tests.browser.staff import apps, desk, inbox, listing, sheets, vetting
from tests.browser.staff.office import Office
from tests.factories import make_service
from tests.people import add_factor, make_person, sign_in

BY = "test:cast"
SHOWN = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
Cookies = dict[str, str]


@dataclass(frozen=True)
class Cast:
    """The cookies of whoever is signed in, by role, what paths name (ids and tokens), and the open vaults."""

    office: Office
    cookies: dict[str, Cookies]
    names: dict[str, object]
    vaults: list[VaultSession]

    def cookies_of(self, who: str) -> Cookies:
        """Return what the browser of somebody holds. Whoever does something that is done once is new each time."""
        if who in ONCE:
            return self.office.do(ONCE[who])
        self.office.do(self._keep_vaults_open)
        return self.cookies[who]

    def _keep_vaults_open(self) -> None:
        """However long ago the last page was looked at: the office's own worker removes what was not used for long."""
        for vault in self.vaults:
            vault.opened_at = vault.used_at = clock.now()
            vault.save()


def kept(office: Office, cookies: Cookies) -> list[dict[str, str]]:
    """Return cookies as a browser takes them."""
    return [{"name": name, "value": value, "url": office.site.url} for name, value in cookies.items()]


def gathered(office: Office) -> Cast:
    """Have the demo's people in the office."""
    return office.do(lambda: _gather(office))


def _gather(office: Office) -> Cast:
    people = {role: demo.make_account(role, by=BY) for role in demo.STAFF}
    people[Role.SUPERUSER] = demo.make_account(Role.SUPERUSER, by=BY, is_superuser=True)
    worker, lead = organizations.make_organization(BY)
    for name in ("Invented Centre", "ناموجود مرکز"):
        make_service(name, organization=Organization.everything.get(pk=organizations.PK))
    people |= {Role.NGO_WORKER: worker, Role.NGO_LEAD: lead}
    for user in people.values():
        add_factor(user)
    administrator = people[Role.ADMINISTRATOR]
    add_passkey(people[Role.MODERATOR], "Laptop, Windows")
    RecoveryCodes.activate(administrator).mark_as_viewed()
    for browser in ("at home", "on the way"):
        sign_in(Client(), administrator, browser=browser)
    cookies = {"": {}, "newcomer": signed_in(_newcomer(), by_factor=False)}
    cookies |= {str(role): signed_in(user) for role, user in people.items()}
    at_the_desk, with_open_vaults, of_the_desk = desk.gathered()
    cookies |= {who: signed_in(user) for who, user in at_the_desk.items()} | with_open_vaults
    at_the_centre, with_its_key, of_the_inbox = inbox.gathered()
    cookies |= {who: signed_in(user) for who, user in at_the_centre.items()} | with_its_key
    with_an_app, of_the_app = apps.gathered(BY)
    for user in with_an_app.values():
        add_factor(user)
    cookies |= {who: signed_in(user) for who, user in with_an_app.items()}
    names = _names(administrator, people[Role.MODERATOR], worker) | of_the_desk | of_the_inbox | of_the_app
    names |= vetting.gathered()
    organization = Organization.everything.get(pk=organizations.PK)
    names |= listing.gathered(organization, worker) | sheets.gathered(organization, worker)
    return Cast(office, cookies, names, list(VaultSession.objects.all()))


def _names(administrator: User, moderator: User, worker: User) -> dict[str, object]:
    by = f"user:{administrator.pk}"
    open_one = actions.invite(email="vetter.to.be@demo.invalid", role=Role.VETTER, by=by)
    held = actions.invite(email=moderator.email, role=Role.VETTER, by=by)
    late = actions.invite(email="somebody.who.never.came@demo.invalid", role=Role.DESK_LEAD, by=by)
    Invitation.objects.filter(pk=late.pk).update(expires_at=timezone.now() - timedelta(days=1))
    actions.invite(email="worker.to.be@demo.invalid", role=Role.NGO_WORKER, by=by, organization=organizations.PK)
    gone = _named("DEMO vetter who left (no person)", "who.left@demo.invalid")
    actions.close(person=gone, by=administrator)
    return {
        "organization": organizations.PK,
        "person": moderator.pk,
        "worker": worker.pk,
        "gone": gone.pk,
        "passkey": add_passkey(administrator, "Phone, Android").pk,
        "invitation": actions.token_of(open_one),
        "invitation_of_somebody_here": actions.token_of(held),
        "reset": _reset(user_pk_to_url_str(moderator), default_token_generator.make_token(moderator)),
        "no_reset": _reset("1", "nothing"),
    }


def _reset(uid: str, token: str) -> str:
    """Return where a link for a new password leads, after "staff/"."""
    return reverse_both("account_reset_password_from_key", uid, token).split("/staff/")[1]


def _newcomer() -> User:
    return _named("DEMO newcomer (no person)", "newcomer@demo.invalid", has_factor=False)


def _named(name: str, email: str, **more: object) -> User:
    user = make_person(Role.VETTER, email=email, **more)
    user.name = name
    user.save(update_fields=["name"])
    return user


def signed_in(user: User, *, by_factor: bool = True) -> Cookies:
    """Begin a session of somebody; return what their browser then holds."""
    client = Client()
    sign_in(client, user, by_factor=by_factor)
    return _held(client)


def _held(client: Client) -> Cookies:
    return {name: held.value for name, held in client.cookies.items()}


def _half_signed_in() -> Cookies:
    """Be where the second factor is asked."""
    client = Client(SERVER_NAME="localhost")
    moderator = demo.email_of(Role.MODERATOR)
    client.post("/en/staff/sign-in/", {"login": moderator, "password": demo.password()})
    return _held(client)


def _with_fresh_codes() -> Cookies:
    """Be where new recovery codes are shown, which is once."""
    vetter = User.objects.get(email=demo.email_of(Role.VETTER))
    Authenticator.objects.filter(user=vetter, type=Authenticator.Type.RECOVERY_CODES).delete()
    RecoveryCodes.activate(vetter)
    return signed_in(vetter)


def _without_a_phrase() -> Cookies:
    """Be where a vault phrase is made, which is shown once."""
    return signed_in(make_person(Role.MODERATOR))


ONCE = {
    "half": _half_signed_in,
    "holder": _with_fresh_codes,
    "beginner": _without_a_phrase,
    "asked": listing.unanswered,
}


def add_passkey(user: User, name: str) -> Authenticator:
    """Give somebody a passkey that no device holds."""
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    made = AttestedCredentialData.create(bytes(16), os.urandom(16), key)
    shown = AuthenticatorData.create(hashlib.sha256(b"localhost").digest(), SHOWN, 1, made)
    response = {
        "clientDataJSON": websafe_encode(b'{"type":"webauthn.create","challenge":"","origin":"http://localhost"}'),
        "attestationObject": websafe_encode(AttestationObject.create("none", shown, {})),
    }
    known_as = websafe_encode(made.credential_id)
    credential = {"id": known_as, "rawId": known_as, "type": "public-key", "response": response}
    added: Authenticator = WebAuthn.add(user, name, credential).instance
    return added
