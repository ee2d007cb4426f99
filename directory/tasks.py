"""What the directory does by itself when it is time. Hours are those of UTC: 22 is three at night in Pakistan."""

from typing import Final
from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from accounts import letters
from accounts.models import User
from accounts.tasks import reverse_both
from directory import actions, feed
from directory.models import Service
from directory.scripts import content_language
from safety.jobs import PATIENT

# A letter of some thousand links would be read by nobody.
NAMED: Final = 40


@app.periodic(cron="10 22 * * *")
@app.task(queueing_lock="forget_letters")
def forget_letters(timestamp: int) -> None:
    """Erase, every night, words that served or are too old; links, and tombstones of the feed, that expired."""
    now, by = timezone.now(), "task:forget_letters"
    actions.forget_letters(at=now, by=by)
    actions.forget_claims(at=now, by=by)
    actions.forget_links(at=now, by=by)
    actions.forget_uploads(at=now, by=by)
    feed.forget_changes(at=now, by=by)


@app.task(retry=PATIENT)
def read_upload(*, upload: str) -> None:
    """Read a spreadsheet, from where a worker that was killed had come."""
    actions.read_sheet(UUID(upload))


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="forget_senders")
def forget_senders(timestamp: int) -> None:
    """Erase what told the senders of reports apart, once its hour has passed."""
    actions.forget_senders(timezone.now())


@app.periodic(cron="30 20 * * *")
@app.task(queueing_lock="tick_listings")
def tick_listings(timestamp: int) -> None:
    """Look, every night, at what has grown too old."""
    actions.tick(timezone.localdate())


@app.periodic(cron="50 20 * * *")
@app.task(queueing_lock="remind_listings")
def remind_listings(timestamp: int) -> None:
    """Ask, every night, those who keep a listing whether it is still correct, when its day has come."""
    actions.remind(services=actions.wanting_reminder(timezone.localdate()), by="task:remind_listings")


@app.task(retry=PATIENT, queue="mail")
def mail_reminder(*, user: int, services: list[str]) -> None:
    """Mail one person of the listings that are still due, each with a link that was never written down.

    The links are kept before the mail goes, so that none comes that is not known. A try that fails leaves links that
    nobody has; they expire.
    """
    reader = User.objects.filter(pk=user, is_active=True).first()
    due = actions.still_due(reader, services) if reader else []
    if reader and due:
        links = actions.make_links(services=due[:NAMED], to=reader, by="task:mail_reminder")
        asked = [_asked(service, secret) for service, secret in links.items()]
        letters.reminder(reader, asked, more=len(due) - len(links), home=letters.link(reverse_both("accounts:home")))


class _Name:
    """The name of a listing, in the language in which it is written down."""

    def __init__(self, service: Service) -> None:
        self.service = service

    def __str__(self) -> str:
        return self.service.said("name", content_language())


def _asked(service: Service, secret: str) -> letters.Asked:
    where = letters.link(reverse_both("organizations:still-correct", secret))
    return letters.Asked(_Name(service), where)
