"""What the worker does for the private flow. A job knows ids of staff only, and nothing of any case."""

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from accounts import letters
from accounts.models import User
from accounts.roles import Role
from referrals.actions import handing_over, notices, timers
from safety import audit
from safety.jobs import PATIENT


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="tick_cases")
def tick_cases(timestamp: int) -> None:
    """Do what is due in cases, every minute; then anchor the chain of the audit."""
    done = timers.tick()
    audit.anchor()
    if done["silent"]:
        for user in User.objects.holding(Role.ADMINISTRATOR):
            queue_notice(user.pk)


@app.periodic(cron="*/30 * * * *")
@app.task(queueing_lock="tell_desks")
def tell_desks(timestamp: int) -> None:
    """At each half hour, tell whoever has something waiting; nobody hears more often, or at another time."""
    with transaction.atomic():
        for user in sorted(notices.collect()):
            queue_notice(user)


@app.periodic(cron="*/30 * * * *")
@app.task(queueing_lock="tell_apps")
def tell_apps(timestamp: int) -> None:
    """At each half hour, move on what apps may know of those who agreed: no moment in between tells who did what."""
    handing_over.tell()


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="forget_handoffs")
def forget_handoffs(timestamp: int) -> None:
    """Erase the links of apps that are a day old."""
    handing_over.forget()


def queue_notice(user: int) -> None:
    """Queue one mail, inside the caller's transaction; whoever has one waiting already gets no second."""
    try:
        with transaction.atomic():
            mail_notice.configure(queueing_lock=f"notice {user}").defer(user=user)
    except AlreadyEnqueued:
        return


def tell_trustees() -> int:
    """Queue a mail to each who keeps an envelope, inside the caller's transaction; return how many."""
    for number in range(len(settings.RECOVERY_TRUSTEES)):
        mail_trustee.defer(trustee=number)
    return len(settings.RECOVERY_TRUSTEES)


@app.task(retry=PATIENT, queue="mail")
def mail_trustee(*, trustee: int) -> None:
    """Mail that the key on paper was used. A job knows the person's place in the list only."""
    if trustee < len(settings.RECOVERY_TRUSTEES):
        letters.key_recovered(settings.RECOVERY_TRUSTEES[trustee])


@app.task(retry=PATIENT, queue="mail")
def mail_notice(*, user: int) -> None:
    """Mail that something waits."""
    if found := User.objects.filter(pk=user, is_active=True).first():
        letters.notice(found, "waiting")
