"""The desk as its pages are looked at: cases in every state, and whoever looks at them, with the vault open or not."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID, uuid4

from django.test import Client

from accounts.models import User
from accounts.roles import Role
from directory.models import ServiceAtLocation
from places.models import Place
from referrals import rota
from referrals.actions import approvals, desks, hers, referring, vault
from referrals.actions import desk as actions
from referrals.actions.referring import Heard
from referrals.models import Approval, Blob, CaseKeys, Kind, Referral, Tombstone
from referrals.said import CALL, HERE, Contact, Packet, Summary
from referrals.states import Closing
from tests.desks import Sent, Staffed, make_desk, send_case, sign_in_unlocked
from tests.people import make_person

Cookies = dict[str, str]
PACKET = Packet(
    (("name", "A."), ("need", "a lawyer for a question about her papers"), ("phone", "0300 0000000")),
    "legal advice",
)
AGREED = ("name", "need")
CONTACT = Contact(
    ways=(HERE, CALL),
    phone="0300 0000000",
    hours="Monday to Thursday, 10 to 12",
    if_others_answer="say that it is about the school",
    safe_word="neeli chidiya",
)
NEW_CONTACT = Contact(ways=(CALL,), phone="0311 0000000", is_own_phone=True)
HALF_A_DAY = (rota.Shift(0, time(9), time(17), 0), rota.Shift(3, time(9), time(17), 0))


@dataclass
class AtWork:
    """A desk, and what its first moderator does there."""

    staffed: Staffed
    centre: UUID

    def case(self, *, held: bool = True, **said: object) -> Sent:
        """Have a case, claimed and read by the first moderator."""
        sent = send_case(self.staffed.desk, **said)
        if held:
            actions.claim(case=sent.case, version=1, by=self.staffed.moderator)
            actions.note_opening(case=sent.case, by=self.staffed.moderator)
        return sent

    def proposed(self, sent: Sent) -> Referral:
        """Ask her whether a centre may be told."""
        return referring.propose(work=self.staffed.work(sent.case), centre=self.centre, packet=PACKET)

    def agreed(self, sent: Sent) -> Referral:
        """Ask her, and she says yes, with her code, to some of it."""
        referral = self.proposed(sent)
        hers.consent(opened=sent.opened, referral=referral, version=referral.version, fields=AGREED)
        return again(referral)

    def rung(self, sent: Sent) -> Referral:
        """Have a centre on the telephone."""
        referral = self.agreed(sent)
        referring.send(referral=referral, version=referral.version, work=self.staffed.work(sent.case))
        return again(referral)


def again(referral: Referral) -> Referral:
    """Return a referral as it is now."""
    return Referral.objects.get(pk=referral.pk)


def a_centre() -> UUID:
    """Return a centre that is in the directory and has a number."""
    listed = ServiceAtLocation.public.filter(service__status="active", service__phones__isnull=False)
    return listed.order_by("pk")[0].pk


def at_work(*, name: str) -> AtWork:
    """Make a desk that is open around the clock."""
    return AtWork(make_desk(name=name), a_centre())


def unlocked(staffed: Staffed, user: User) -> Cookies:
    """Return the cookies of somebody of a desk whose vault is open, and who has opened every case that can be."""
    client = Client(SERVER_NAME="localhost")
    sign_in_unlocked(client, staffed, user)
    for case in staffed.desk.cases.all():
        client.post(f"/en/staff/desk/cases/{case.pk}/")
    return {name: held.value for name, held in client.cookies.items()}


def gathered() -> tuple[dict[str, User], dict[str, Cookies], dict[str, object]]:
    """Return who is signed in only, the cookies of whoever has the vault open, and what paths name."""
    at = at_work(name="DEMO desk by day")
    staffed, names = at.staffed, _cases(at)
    names |= _referrals(at)
    quiet = at_work(name="DEMO desk without cases")
    shut = make_desk(name="DEMO desk that is closed", is_open=False)
    desks.set_shifts(desk=staffed.desk, user=staffed.moderators[1], shifts=HALF_A_DAY, by=staffed.lead)
    names |= {"desk": staffed.desk.pk, "shut_desk": shut.desk.pk, "somebody": staffed.moderators[1].pk}
    _counted()
    waiting, keyless = make_person(Role.MODERATOR), make_person(Role.MODERATOR)
    vault.make_key(user=waiting)
    people = {
        "keyless": keyless,
        "deskless": waiting,
        "locked": staffed.moderators[1],
        "lead-locked": staffed.lead,
        "lead-shut": shut.lead,
    }
    cookies = {
        "unlocked": unlocked(staffed, staffed.moderator),
        "lead-unlocked": unlocked(staffed, staffed.lead),
        "idle": unlocked(quiet.staffed, quiet.staffed.moderator),
    }
    return people, cookies, names


def _cases(at: AtWork) -> dict[str, object]:
    new = at.case(held=False, is_urgent=True, summary=Summary(("legal-aid", "shelter"), place_said="Lahore"))
    closed, damaged, waiting = at.case(), at.case(), at.case()
    at.case(held=False, is_suspicious=True)
    mute = at.case(held=False)
    actions.close(case=closed.case, version=closed.again().version, closing=Closing.HELPED, by=at.staffed.moderator)
    actions.write_to_her(work=at.staffed.work(waiting.case), text="When is it safe to call you?", waits=True)
    Blob.objects.filter(case=damaged.case, kind=Kind.STORY).update(sealed=bytes(200))
    CaseKeys.objects.filter(case=mute.case).update(for_desk=bytes(80))
    child = at.case(summary=Summary(("shelter",), place_said="Lahore", is_child=True))
    nowhere = at.case(summary=Summary(("legal-aid",)))
    found = {"new": new, "closed": closed, "damaged": damaged, "waiting": waiting, "mute": mute}
    found |= {"child": child, "nowhere": nowhere, "full": _full(at)}
    return {f"case_{name}": sent.case.pk for name, sent in found.items()} | {"centre": at.centre}


def _full(at: AtWork) -> Sent:
    """Have a case with something of everything."""
    lahore = Place.objects.get(pk="pk/punjab/lahore/lahore")
    summary = Summary(("legal-aid",), place=lahore.pk, labels=("heavy", "call-back"), excluded_people="a cousin")
    sent = at.case(contact=CONTACT, summary=summary)
    work = at.staffed.work
    actions.add_note(work=work(sent.case), text="She prefers mornings. Ask a lead about the court date.")
    actions.write_to_her(work=work(sent.case), text="We have read what you wrote. What helps most now?", waits=False)
    hers.reply(opened=sent.opened, text="Mujhe sirf ek wakeel ka number chahiye.")
    referring.give_number(work=work(sent.case), centre=at.centre, text="You can call them yourself.")
    hers.change_contact(opened=sent.opened, contact=NEW_CONTACT, safe_word="")
    approvals.ask(case=sent.case, kind=Approval.Kind.CODE, by=at.staffed.moderators[1], safe_word_heard=True)
    at.proposed(sent)
    return sent


def _referrals(at: AtWork) -> dict[str, object]:
    rung, taken = at.rung(at.case()), at.rung(at.case())
    referring.record(referral=taken, version=taken.version, heard=Heard.TOOK, by=at.staffed.moderator)
    sent = at.case()
    withdrawn = at.rung(sent)
    hers.withdraw(opened=sent.opened, referral=withdrawn)
    found = {"proposed": at.proposed(at.case()), "agreed": at.agreed(at.case()), "rung": rung}
    found |= {"taken": taken, "withdrawn": withdrawn}
    return {f"referral_{name}": referral.pk for name, referral in found.items()}


def _counted() -> None:
    """Have cases of other months, of which nothing but a count is left."""
    for month, closing, count in ((8, Closing.HELPED, 9), (9, Closing.HELPED, 7), (9, Closing.NUMBER_GIVEN, 6)):
        Tombstone.objects.bulk_create(
            Tombstone(id=uuid4(), month=date(2026, month, 1), closing=closing) for _ in range(count)
        )
