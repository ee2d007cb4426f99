"""What the worker does for accounts: mail. A job knows ids only; what it says is made when it is sent."""

from typing import Final

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils import timezone, translation
from procrastinate.contrib.django import app

from accounts import letters
from accounts.models import Device, Invitation, Session, User
from accounts.roles import Role
from safety.jobs import PATIENT
from safety.models import AuditLink

NOBODY: Final = 0


def send_invitation(invitation: Invitation) -> None:
    """Queue the mail of an invitation, in the caller's transaction."""
    mail_invitation.defer(invitation=str(invitation.pk), issue=invitation.issue)


def send_reset_link(user: User | None) -> None:
    """Queue a link for a new password; for nobody, a job that does nothing, so that both answers cost the same."""
    mail_reset_link.defer(user=user.pk if user else NOBODY)


def tell(user: User, kind: str) -> None:
    """Queue a notice of something that was done to an account."""
    mail_notice.defer(user=user.pk, kind=kind)


def tell_of_device(user: User, device: Device) -> None:
    """Queue the notice that somebody signed in with a browser that was not known; of a moderator, to the leads too."""
    leads = User.objects.holding(Role.DESK_LEAD) if Role.MODERATOR in user.roles else User.objects.none()
    for to in (user, *leads.exclude(pk=user.pk)):
        mail_device.defer(to=to.pk, device=device.pk)


@app.task(retry=PATIENT, queue="mail")
def mail_invitation(*, invitation: str, issue: int) -> None:
    """Mail the link, unless it has become void."""
    from accounts.actions import token_of

    found = Invitation.objects.open().filter(pk=invitation, issue=issue).first()
    if found is not None:
        letters.invitation(found, letters.link(reverse_both("accounts:join", token_of(found))))


@app.task(retry=PATIENT, queue="mail")
def mail_reset_link(*, user: int) -> None:
    """Mail a link for a new password, if there is somebody."""
    found = User.objects.filter(pk=user, is_active=True).first()
    if found is not None:
        where = reverse_both(
            "account_reset_password_from_key", _base36(user), default_token_generator.make_token(found)
        )
        letters.reset_link(found, letters.link(where))


@app.task(retry=PATIENT, queue="mail")
def mail_notice(*, user: int, kind: str) -> None:
    """Mail a notice."""
    if found := User.objects.filter(pk=user).first():
        letters.notice(found, kind)


@app.task(retry=PATIENT, queue="mail")
def mail_device(*, to: int, device: int) -> None:
    """Mail of a new browser to one person: whose it is, or a lead of the desk."""
    found = Device.objects.select_related("user").filter(pk=device).first()
    reader = User.objects.filter(pk=to, is_active=True).first()
    if found and reader:
        letters.new_device(found, reader)


@app.periodic(cron="10 3 * * *")
@app.task(queueing_lock="tell_audit_head")
def tell_audit_head(timestamp: int) -> None:
    """Every day, queue the end of the audit's chain for all administrators: whoever rewrites it has their mail too."""
    for user in User.objects.holding(Role.ADMINISTRATOR):
        mail_audit_head.defer(user=user.pk)


@app.task(retry=PATIENT, queue="mail")
def mail_audit_head(*, user: int) -> None:
    """Mail the end of the chain."""
    reader, newest = User.objects.filter(pk=user, is_active=True).first(), AuditLink.objects.last()
    if reader and newest:
        letters.audit_head(reader, newest.position, bytes(newest.hash).hex())


@app.periodic(cron="20 22 * * *")
@app.task(queueing_lock="forget_ended_sessions")
def forget_ended_sessions(timestamp: int) -> None:
    """Remove sessions that have ended by themselves (every night; hours are those of UTC)."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()


def reverse_both(name: str, *args: str) -> str:
    """Return the address of a door; its page has the switch of languages."""
    with translation.override("ur"):
        return reverse(name, args=args)


def _base36(pk: int) -> str:
    from allauth.account.utils import user_pk_to_url_str

    return str(user_pk_to_url_str(User(pk=pk)))
