"""Where staff work: the real server, the real worker and a mail server, with a database of their own."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import TypeVar

from django.test.utils import override_settings

from tests import databases, mailbox
from tests.browser.doors import Door, neutral_site
from tests.browser.staff import here
from tests.conftest import connected_to
from tests.desks import CHEAP
from tests.jobs import working
from tests.mailbox import Mailbox, Received
from tests.sites import Site, serve

Made = TypeVar("Made")


@dataclass(frozen=True)
class Office:
    """The running site, its mail, and the neutral site to which leaving leads."""

    site: Site
    mailbox: Mailbox
    neutral: Door
    database: str
    unblocked: Callable[[], AbstractContextManager[None]]

    def do(self, deed: Callable[[], Made]) -> Made:
        """Do something in the site's database; in a thread, for beside a browser Django refuses it."""
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(self._do, deed).result()

    def _do(self, deed: Callable[[], Made]) -> Made:
        # Derivations cost nothing here; the server's own stay as dear as they are.
        with self.unblocked(), connected_to(self.database), override_settings(CODE_COST=CHEAP, PHRASE_COST=CHEAP):
            return deed()

    def letters_to(self, email: str, count: int) -> list[Received]:
        """Return what came for somebody, once that many letters have come."""
        mailbox.wait_until(lambda: len(self._came_for(email)) >= count, f"{count} letters had come for {email}")
        return self._came_for(email)

    def _came_for(self, email: str) -> list[Received]:
        return [letter for letter in self.mailbox.messages if email in letter.recipients]


@contextmanager
def opened(template: str, unblocked: Callable[[], AbstractContextManager[None]] = nullcontext) -> Iterator[Office]:
    """Have such a site on a clone of the template database."""
    with databases.clone(template) as name, mailbox.opened() as post, neutral_site() as neutral:
        url, extra = databases.url_of(name), post.environment() | {"DJANGO_SETTINGS_MODULE": here.__name__}
        with serve(url, NEUTRAL_SITE=f"{neutral.url}/", **extra) as site, working(url, STAFF_URL=site.url, **extra):
            yield Office(site, post, neutral, name, unblocked)
