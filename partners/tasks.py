"""What happens around partners by itself: mail, what is forgotten, keys that end. Hours are those of UTC."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app

from accounts import letters
from accounts.tasks import reverse_both
from partners.models import Key, Partner, Webhook
from partners.states import State
from safety import clock
from safety.jobs import PATIENT

# So many days before a key ends its partner's people are told.
TOLD_BEFORE: Final = (30, 7, 1)
# What a letter about a decision says of where the partner stands.
SAYS: Final = {
    "partner_refused": State.REFUSED,
    "partner_stopped": State.STOPPED,
    "partner_resumed": State.APPROVED,
}


def tell_of_decision(partner: Partner, kind: str) -> None:
    """Queue the letter about what was decided, in the caller's transaction: to who asked, later to all its people."""
    mail_decision.defer(partner=str(partner.pk), kind=kind)


@app.task(retry=PATIENT, queue="mail")
def mail_decision(*, partner: str, kind: str) -> None:
    """Mail what an administrator has decided, unless something else was decided since."""
    found = Partner.objects.filter(pk=UUID(partner), state=SAYS[kind]).first()
    if found is None:
        return
    for to in readers(found):
        letters.partner_decided(to, kind, name=found.name, reason=found.reason)


@app.task(retry=PATIENT, queue="mail")
def mail_ending(*, key: str, user: int) -> None:
    """Mail one person that a key is about to end, unless it was replaced or stopped meanwhile."""
    found = Key.objects.living().select_related("partner").filter(pk=UUID(key), successor=None).first()
    if found is None:
        return
    reader = found.partner.members.select_related("user").filter(user=user, user__is_active=True).first()
    if reader:
        where = letters.link(reverse_both("partners:partner", str(found.partner_id)))
        letters.key_ending(reader.user, key=str(found), ends_at=found.expires_at, where=where)


@app.periodic(cron="20 20 * * *")
@app.task(queueing_lock="tell_of_ending_keys")
def tell_of_ending_keys(timestamp: int) -> None:
    """Queue, every night, letters about keys that end in so many days and that no other has replaced."""
    today = timezone.localtime(clock.now()).date()
    days = [today + timedelta(days=days) for days in TOLD_BEFORE]
    for key in (
        Key.objects.living().filter(successor=None, expires_at__date__in=days).prefetch_related("partner__members")
    ):
        for member in key.partner.members.all():
            mail_ending.defer(key=str(key.pk), user=member.user_id)


@app.periodic(cron="40 20 * * *")
@app.task(queueing_lock="forget_partners")
def forget_partners(timestamp: int) -> None:
    """Erase, every night, who was refused or never answered, and counts that are old."""
    from partners import actions

    actions.forget_partners(at=clock.now(), by="task:forget_partners")
    actions.forget_messages(at=clock.now(), by="task:forget_partners")
    actions.forget_usage(at=clock.now(), by="task:forget_partners")


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="announce_changes")
def announce_changes(timestamp: int) -> None:
    """Queue, every minute, a message to each webhook that has not heard of the newest changes."""
    from partners import actions

    actions.announce()


@app.task(retry=PATIENT, pass_context=True)
def deliver(context: JobContext, *, message: str) -> None:
    """Send a message; where nobody takes it, later again, and at last no more."""
    from partners import actions

    tries = PATIENT.max_attempts or 0
    actions.deliver(message=UUID(message), is_last=context.job.attempts >= tries)


@app.task(retry=PATIENT, queue="mail")
def mail_webhook_ended(*, webhook: str) -> None:
    """Mail the people of a partner that nothing is sent to an address any more, unless it was turned on meanwhile."""
    found = Webhook.objects.exclude(off="").select_related("partner").filter(pk=UUID(webhook)).first()
    if found is None:
        return
    where = letters.link(reverse_both("partners:webhook", str(found.partner_id), str(found.pk)))
    for to in readers(found.partner):
        letters.webhook_ended(to, url=found.url, where=where)


def readers(partner: Partner) -> list[str]:
    """Return whom a decision is told: the people of the partner, or whoever asked where there are none yet."""
    people = partner.members.filter(user__is_active=True).order_by("pk").values_list("user__email", flat=True)
    return list(people) or [partner.email]
