"""Does to cases whatever can be done, without an end, to be killed: `python -m tests.referrals.soak.acting`.

Reads as JSON who works at which desk and which cases there are; says each deed before it and after it. With an
`url`, forms are sent to the server there; everything else goes through the actions, as the pages do it.
"""

import os
import random
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any, Final
from uuid import UUID

import django

django.setup()

from django.db import Error, connection  # noqa: E402

from accounts.models import User  # noqa: E402
from directory.models import ServiceAtLocation  # noqa: E402
from referrals import form_keys  # noqa: E402
from referrals.actions import desk, hers, intake, referring  # noqa: E402
from referrals.actions.desk import Work  # noqa: E402
from referrals.actions.intake import Outcome  # noqa: E402
from referrals.models import Case, CaseKeys, Desk, Referral, UserKey  # noqa: E402
from referrals.said import Packet  # noqa: E402
from referrals.sealed import cases, codes, vaults  # noqa: E402
from referrals.states import Closing  # noqa: E402
from tests.desks import an_intake  # noqa: E402
from tests.referrals.soak import asking  # noqa: E402
from tests.referrals.soak.ledger import LOST, Known, known  # noqa: E402
from tests.referrals.soak.scene import begin_when_told, forget_tries, say  # noqa: E402

PACKET: Final = Packet((("need", "a lawyer"),), "legal aid")
MOST_MESSAGES: Final = 12
# How often each deed is chosen, of those that are possible.
WEIGHTS: Final = {"submit": 2, "confirm": 2, "erase": 1, "close": 1}


class Actor:
    """Her and a moderator in one: whoever holds codes and a vault."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.dice = random.Random(told["seed"])
        self.user = User.objects.get(pk=told["user"])
        self.vault = vaults.unlock(UserKey.objects.get(user=self.user), told["phrase"])
        self.desk = Desk.objects.get(pk=told["desk"])
        self.url, self.only = told.get("url", ""), told.get("only")
        self.known = {found.secret: found for found in map(known, told["cases"]) if found}
        self.centre = ServiceAtLocation.public.filter(service__status="active").first()

    def act(self) -> int:
        """Act until what is needed is away; return the exit status."""
        say(acting=os.getpid())
        try:
            for lost in [found for found in self.known.values() if not found.code]:
                self.send(lost)
            while True:
                self.step()
        except (Error, OSError):
            return LOST

    def step(self) -> None:
        """Do one thing to one case, or send another form."""
        found = self.dice.choice([*self.known.values(), None])
        possible = self.possible(found) if found else {}
        chosen = [name for name in possible if self.only is None or name in self.only]
        name = self.dice.choices(["submit", *chosen], [WEIGHTS.get(name, 6) for name in ("submit", *chosen)])[0]
        if name == "submit":
            self.send(Known(form_keys.new(asking.a_minute_ago()).text))
        elif found:
            possible[name](found)

    def possible(self, found: Known) -> dict[str, Callable[[Known], None]]:
        """Return what can be done to a case as it is."""
        deeds: dict[str, Callable[[Known], None]] = {"erase": self.erase}
        if not found.is_confirmed:
            deeds |= {"again": self.send, "confirm": self.confirm}
        if len(found.messages) < MOST_MESSAGES:
            deeds["reply"] = self.reply
        if found.state == "new":
            deeds["claim"] = self.claim
        if found.state == "claimed":
            deeds |= {"write": self.write, "close": self.close}
            if found.referral in ("", "withdrawn", "recalled"):
                deeds["propose"] = self.propose
        if found.referral in ("proposed", "consented"):
            deeds["withdraw"] = self.withdraw
        if found.referral == "proposed":
            deeds["consent"] = self.consent
        return deeds

    def send(self, found: Known) -> None:
        """Send a form, or the same form once more: then it has another code."""
        event = "code.shown_again" if found.id or found.events else "case.new"
        if self.url:
            self.announce(found.after(event, code=""))
            code = asking.submit(self.url, found.secret)
        else:
            made = codes.new()
            self.announce(found.after(event, code=made.digits))
            code = made.digits if self.submit(found, made) else ""
        if not code:
            # Ten minutes have passed: the form gives no code any more, and the case stands as it was.
            self.done(replace(found, is_confirmed=True))
            return
        self.done(found.after(event, code=code, id=self.id_of(code)))

    def submit(self, found: Known, made: codes.NewCode) -> bool:
        secret = form_keys.read(found.secret).secret
        outcome = intake.submit(intake=an_intake(), secret=secret, code=made, desk=self.desk)
        return outcome != Outcome.KNOWN

    def id_of(self, code: str) -> str:
        tags = [made.tag for made in codes.candidates(code)]
        return str(Case.objects.values_list("pk", flat=True).get(tag__in=tags))

    def confirm(self, found: Known) -> None:
        """Read the code back."""
        after = found.after("code.confirmed", is_confirmed=True)
        self.do(after, lambda: intake.confirm_code(secret=form_keys.read(found.secret).secret))

    def reply(self, found: Known) -> None:
        """Write as she does."""
        text = f"hers {self.dice.random()}"
        events = {"closed": ["case.new"], "waiting_survivor": ["case.claimed"]}.get(found.state, [])
        state = {"closed": "new", "waiting_survivor": "claimed"}.get(found.state, found.state)
        after = found.after("message.added", *events, state=state, messages=(*found.messages, text))
        self.do(after, lambda: hers.reply(opened=self.opened(found), text=text))

    def claim(self, found: Known) -> None:
        """Take a case."""
        case = self.case(found)
        after = found.after("case.claimed", state="claimed")
        self.do(after, lambda: desk.claim(case=case, version=case.version, by=self.user))

    def write(self, found: Known) -> None:
        """Write to her, and wait for her or not."""
        text, waits = f"desk {self.dice.random()}", self.dice.random() < 0.5
        events, state = (["case.waiting_survivor"], "waiting_survivor") if waits else ([], "claimed")
        after = found.after("message.added", *events, state=state, messages=(*found.messages, text))
        self.do(after, lambda: desk.write_to_her(work=self.work(found), text=text, waits=waits))

    def close(self, found: Known) -> None:
        """Close a case; what was to go to a centre ends."""
        case = self.case(found)
        referral = "recalled" if found.referral in ("proposed", "consented") else found.referral
        after = found.after("case.closed", state="closed", referral=referral)
        self.do(after, lambda: desk.close(case=case, version=case.version, closing=Closing.HELPED, by=self.user))

    def propose(self, found: Known) -> None:
        """Propose a centre."""
        after = found.after("case.waiting_survivor", state="waiting_survivor", referral="proposed")
        self.do(after, lambda: referring.propose(work=self.work(found), centre=self.centre.pk, packet=PACKET))

    def consent(self, found: Known) -> None:
        """Agree."""
        row = self.referral(found)
        self.do(
            self.woken(found, "consented"),
            lambda: hers.consent(opened=self.opened(found), referral=row, version=row.version, fields=("need",)),
        )

    def withdraw(self, found: Known) -> None:
        """Take it back."""
        row = self.referral(found)
        self.do(self.woken(found, "withdrawn"), lambda: hers.withdraw(opened=self.opened(found), referral=row))

    def erase(self, found: Known) -> None:
        """Erase everything."""
        after = found.after("case.erased", state="erased")
        self.do(after, lambda: hers.erase(opened=self.opened(found)))

    def woken(self, found: Known, referral: str) -> Known:
        waits = found.state == "waiting_survivor"
        return found.after(*["case.claimed"] * waits, state="claimed" if waits else found.state, referral=referral)

    def do(self, after: Known, deed: Callable[[], object]) -> None:
        """Say it, do it, say that it is done."""
        self.announce(after)
        deed()
        self.done(after)

    def announce(self, after: Known) -> None:
        say(will=asdict(after))

    def done(self, after: Known) -> None:
        say(**{"is": asdict(after)})
        self.known[after.secret] = after
        if after.state == "erased":
            del self.known[after.secret]
        if self.url:
            forget_tries()

    def case(self, found: Known) -> Case:
        return Case.objects.get(pk=UUID(found.id))

    def referral(self, found: Known) -> Referral:
        return Referral.objects.filter(case=UUID(found.id)).latest("number")

    def opened(self, found: Known) -> cases.OpenCase:
        made = {candidate.tag: candidate.wrap for candidate in codes.candidates(found.code)}
        case = self.case(found)
        return cases.by_code(case, CaseKeys.objects.get(pk=case.pk), made[bytes(case.tag)])

    def work(self, found: Known) -> Work:
        case = self.case(found)
        opened = cases.by_vault(case, CaseKeys.objects.get(pk=case.pk), self.vault)
        return Work(case, case.version, opened, self.user)


def act(told: dict[str, Any]) -> int:
    """Act until killed, or until what is needed is away; return the exit status."""
    try:
        return Actor(told).act()
    finally:
        connection.close()


if __name__ == "__main__":
    begin_when_told(act)
