"""What is done to accounts from the machine itself: the first invitation, and the last account."""

import re
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from accounts.actions import accept, by_token
from accounts.models import Invitation, Session, User
from accounts.roles import STAFF_ROLES
from safety.models import AuditEvent
from tests.accounts.steps import is_in
from tests.jobs import waiting
from tests.people import PASSWORD, make_person, sign_in

pytestmark = pytest.mark.django_db
EMAIL = "first@staff.test"


def done(*command: str) -> str:
    """Do a command; return what it says."""
    said = StringIO()
    call_command(*command, stdout=said)
    return said.getvalue()


def test_the_first_administrator_is_invited_by_a_link_that_is_printed_and_mailed():
    link = re.search(r"http\S+", done("invite", EMAIL))[0]
    assert link.startswith(f"{settings.STAFF_URL}/ur/staff/join/")
    invitation = by_token(link.rstrip("/").split("/")[-1])
    assert (invitation.email, invitation.role, invitation.made_by) == (EMAIL, "administrator", "command:invite")
    assert [job.args["invitation"] for job in waiting("mail_invitation")] == [str(invitation.pk)]
    assert accept(token=link.rstrip("/").split("/")[-1], name="First", password=PASSWORD).roles == ["administrator"]


@pytest.mark.parametrize("role", [*STAFF_ROLES, "superuser"])
def test_to_any_role_of_staff_and_to_be_a_superuser(role):
    done("invite", EMAIL, "--role", role)
    assert Invitation.objects.get().role == role


@pytest.mark.parametrize("role", ["ngo_lead", "ngo_worker", "visitor", "emperor"])
def test_but_to_no_other(role):
    with pytest.raises(CommandError):
        done("invite", EMAIL, "--role", role)
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("email", ["nonsense", "a@", "@b.example", "", "a b@c.example", "a@b.example\nc@d.example"])
def test_what_is_no_address_is_refused(email):
    with pytest.raises(CommandError, match="no e-mail address"):
        done("invite", email)
    assert not Invitation.objects.exists()


def test_nobody_is_invited_twice():
    done("invite", EMAIL)
    with pytest.raises(CommandError):
        done("invite", EMAIL.upper())
    assert Invitation.objects.count() == 1


def test_an_account_is_closed_and_it_is_remembered(client):
    make_person("administrator")
    person = make_person("moderator", email=EMAIL)
    sign_in(client, person)
    assert done("close_account", f" {EMAIL.upper()} ") == "Closed.\n"
    assert not User.objects.get(pk=person.pk).is_active
    assert not is_in(client)
    assert not Session.objects.exists()
    event = AuditEvent.objects.get(event="account.closed")
    assert (event.actor, event.subject) == ("command:close_account", f"user:{person.pk}")


def test_a_superuser_s_account_is_closed_here_and_nowhere_else():
    person = make_person("superuser", email=EMAIL)
    done("close_account", EMAIL)
    closed = User.objects.get(pk=person.pk)
    assert (closed.is_active, closed.is_superuser) == (False, False)


def test_the_last_administrator_s_only_when_that_is_said():
    person = make_person("administrator", email=EMAIL)
    with pytest.raises(CommandError, match="--last"):
        done("close_account", EMAIL)
    assert User.objects.get(pk=person.pk).is_active
    done("close_account", EMAIL, "--last")
    assert not User.objects.get(pk=person.pk).is_active


def test_of_an_account_that_is_not_there_or_closed_it_says_so():
    make_person("administrator")
    make_person("vetter", email=EMAIL)
    done("close_account", EMAIL)
    for email in (EMAIL, "nobody@staff.test"):
        with pytest.raises(CommandError, match="no open account"):
            done("close_account", email)
