"""The desk at the other end: the real server with a desk in its database, which answers by actions, without pages."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar
from uuid import uuid4

from django.test.utils import override_settings

from directory.models import ServiceAtLocation, Status
from partners.models import Partner
from referrals.actions import desk as deeds
from referrals.actions import handing_over, referring
from referrals.models import Case, CodeSession, Desk, Draft, Referral
from referrals.moving import RefusedMoveError
from referrals.said import Filled, Packet
from referrals.sealed import codes
from referrals.sealed.handoffs import Asked
from referrals.states import CaseState
from safety import clock
from tests import databases
from tests.browser.doors import Door, neutral_site
from tests.conftest import connected_to
from tests.desks import CHEAP, Staffed, make_desk, send_case
from tests.partnering import make_partner
from tests.sites import Site, serve

Made = TypeVar("Made")
ANSWER, NEED, NAME = "hum aap ke saath hain 4e8d", "wakeel chahiye 91c3", "Naam jo chhupa rahe 77af"


@dataclass(frozen=True)
class Room:
    """The running site, the neutral site to which leaving leads, and the desk."""

    site: Site
    neutral: Door
    database: str
    staffed: Staffed
    unblocked: Callable[[], AbstractContextManager[None]] = nullcontext

    def do(self, deed: Callable[[], Made]) -> Made:
        """Do something in the site's database; in a thread, for beside a browser Django refuses it."""
        return _beside(self.unblocked, self.database, deed)

    def sent(self, **changed: object) -> str:
        """Send a case without pages; return its code."""
        return self.do(lambda: send_case(self.staffed.desk, **changed).code)

    def answer(self, code: str) -> None:
        """Take her case and write to her."""
        self.do(lambda: self._answer(code))

    def propose(self, code: str) -> int:
        """Propose a centre to her; return the id of the referral."""
        return self.do(lambda: self._propose(code).pk)

    def ring(self, referral: int) -> str:
        """Begin the call to the centre; return what may be said, or why nothing may."""
        return self.do(lambda: self._ring(referral))

    def link(self, language: str) -> str:
        """Return the path of a link by which an app sends somebody."""
        return self.do(lambda: _link(language))

    def cases(self, code: str) -> int:
        """Return how many cases a code opens."""
        return self.do(lambda: _of(code).count())

    def all_cases(self) -> int:
        """Return how many cases there are."""
        return self.do(Case.objects.count)

    def kept(self) -> tuple[int, int]:
        """Return how many drafts and how many open visits there are."""
        return self.do(lambda: (Draft.objects.count(), CodeSession.objects.count()))

    def let_ten_minutes_pass(self) -> None:
        """Let every open visit have been used ten minutes ago."""
        self.do(lambda: CodeSession.objects.update(used_at=clock.now() - timedelta(minutes=10)))

    @contextmanager
    def shut(self) -> Iterator[None]:
        """Have the desk shut for a while."""
        desk = Desk.objects.filter(pk=self.staffed.desk.pk)
        self.do(lambda: desk.update(is_open=False))
        yield
        self.do(lambda: desk.update(is_open=True))

    def _answer(self, code: str) -> None:
        case = self._claimed(code)
        deeds.write_to_her(work=self.staffed.work(case), text=ANSWER, waits=True)

    def _claimed(self, code: str) -> Case:
        case, person = _of(code).get(), self.staffed.moderator
        # A test fills the form in quicker than any person.
        if case.state == CaseState.HELD_SPAM:
            deeds.release(case=case, version=case.version, by=person)
            case.refresh_from_db()
        if case.holder_id is None:
            deeds.claim(case=case, version=case.version, by=person)
            case.refresh_from_db()
        return case

    def _propose(self, code: str) -> Referral:
        active = ServiceAtLocation.public.filter(service__status=Status.ACTIVE, service__phones__isnull=False)
        centre = active.filter(location__place__country="PK").order_by("pk")[0]
        packet = Packet((("need", NEED), ("name", NAME)), "legal aid")
        work = self.staffed.work(self._claimed(code))
        return referring.propose(work=work, centre=centre.pk, packet=packet)

    def _ring(self, number: int) -> str:
        referral = Referral.objects.select_related("case").get(pk=number)
        work = self.staffed.work(referral.case)
        try:
            packet = referring.send(referral=referral, version=referral.version, work=work)
        except RefusedMoveError as refused:
            return f"refused: {refused}"
        return str(packet.fields)


def _link(language: str) -> str:
    partner = Partner.objects.first() or make_partner("Helpline App (invented)")
    listed = ServiceAtLocation.public.filter(service__status=Status.ACTIVE, location__place__country="PK")
    centre = listed.order_by("pk").values_list("pk", flat=True)[0]
    filled = Filled(language, "pk/punjab/lahore", ("legal-aid", "counselling"), (str(centre),))
    made = handing_over.make(asked=Asked(partner.pk, str(uuid4()), filled.canonical()), filled=filled)
    return f"/{language}/r/from/{made.link}/"


def _of(code: str):
    return Case.objects.filter(tag__in=[made.tag for made in codes.candidates(code)])


def _beside(unblocked: Callable[[], AbstractContextManager[None]], database: str, deed: Callable[[], Made]) -> Made:
    def done() -> Made:
        with unblocked(), connected_to(database):
            return deed()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(done).result()


@contextmanager
def opened(template: str, unblocked: Callable[[], AbstractContextManager[None]] = nullcontext) -> Iterator[Room]:
    """Have the site with an open desk on a clone of the template database. Only the phrases of its people are cheap."""
    with databases.clone(template) as name, neutral_site() as neutral:
        with override_settings(PHRASE_COST=CHEAP):
            staffed = _beside(unblocked, name, make_desk)
        with serve(databases.url_of(name), NEUTRAL_SITE=f"{neutral.url}/") as site:
            yield Room(site, neutral, name, staffed, unblocked)
