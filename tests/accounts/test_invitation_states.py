"""Whatever is done to invitations in whatever order: a link is open exactly as long as it should be."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from accounts.actions import InvitationError, accept, by_token, invite, invite_again, token_of, withdraw
from accounts.models import Invitation, User
from tests.people import PASSWORD

EMAILS = ("one@staff.test", "two@staff.test")
ROLES = ("vetter", "moderator")
BY = "user:1"


class Invitations(RuleBasedStateMachine):
    """Knows which links should be open, and asks after every step whether they are."""

    links = Bundle("links")

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.open: dict[str, tuple[str, str]] = {}
        self.void: set[str] = set()
        self.roles: dict[str, set[str]] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @rule(target=links, email=st.sampled_from(EMAILS), role=st.sampled_from(ROLES))
    def invites(self, email, role):
        waiting = Invitation.objects.waiting().filter(email=email, role=role).exists()
        try:
            token = token_of(invite(email=email, role=role, by=BY))
        except InvitationError:
            assert waiting
            return multiple()
        assert not waiting
        self.open[token] = (email, role)
        return token

    @rule(target=links, token=links)
    def sends_again(self, token):
        invitation = Invitation.objects.get(pk=token[:32])
        ended = invitation.accepted_at or invitation.withdrawn_at
        try:
            invite_again(invitation=invitation, by=BY)
        except Invitation.DoesNotExist:
            assert ended
            return multiple()
        assert not ended
        for old in [one for one in self.open if one[:32] == token[:32]]:
            self.ends(old)
        invitation.refresh_from_db()
        self.open[token_of(invitation)] = (invitation.email, invitation.role)
        return token_of(invitation)

    @rule(token=links)
    def withdraws(self, token):
        invitation = Invitation.objects.get(pk=token[:32])
        ended = invitation.accepted_at or invitation.withdrawn_at
        try:
            withdraw(invitation=invitation, by=BY)
        except Invitation.DoesNotExist:
            assert ended
            return
        assert not ended
        for old in [one for one in self.open if one[:32] == token[:32]]:
            self.ends(old)

    @rule(token=links)
    def seven_days_pass(self, token):
        Invitation.objects.filter(pk=token[:32]).update(expires_at=datetime.now(UTC) - timedelta(seconds=1))
        for old in [one for one in self.open if one[:32] == token[:32]]:
            self.ends(old)

    @rule(token=links, signs_in=st.booleans())
    def accepts(self, token, signs_in):
        email, role = self.open.get(token, ("", ""))
        user = User.objects.filter(email=email).first()
        try:
            person = accept(token=token, name="A Name", password=PASSWORD, user=user if signs_in else None)
        except InvitationError:
            assert token in self.void or (user is not None and not signs_in)
            return
        assert token in self.open
        self.roles.setdefault(email, set()).add(role)
        assert person.email == email
        self.ends(token)

    @rule(token=consumes(links))
    def is_forged(self, token):
        with pytest.raises(InvitationError):
            accept(token=token[:-1] + ("A" if token[-1] != "A" else "B"), name="A Name", password=PASSWORD)

    def ends(self, token):
        del self.open[token]
        self.void.add(token)

    @invariant()
    def what_should_be_open_is_open_and_nothing_else(self):
        for token in self.open:
            assert by_token(token)
        for token in self.void:
            with pytest.raises(Invitation.DoesNotExist):
                by_token(token)

    @invariant()
    def everybody_holds_what_they_have_taken(self):
        assert {user.email: set(user.roles) for user in User.objects.filter(email__in=EMAILS)} == self.roles


@pytest.mark.django_db
def test_a_link_is_open_as_long_as_it_should_be():
    run_state_machine_as_test(
        Invitations,
        settings=settings(
            max_examples=10,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
        ),
    )
