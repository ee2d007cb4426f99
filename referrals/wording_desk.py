"""States, reasons, timers and refusals as the desk reads them: short and plain."""

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from referrals.actions.receiving import No
from referrals.actions.referring import Heard
from referrals.models import Approval, Consent
from referrals.opening import Shut
from referrals.said import CALL, HERE, TEXT
from referrals.states import CaseState, Closing, ReferralState, Who

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Lazy

Words = dict[str, "Lazy"]

CASES: Final[Words] = {
    CaseState.NEW: _("New"),
    CaseState.CLAIMED: _("Claimed"),
    CaseState.WAITING_SURVIVOR: _("Waits for her"),
    CaseState.HELD_SPAM: _("Put aside"),
    CaseState.CLOSED: _("Closed"),
}
TURNS: Final[Words] = {
    Who.MODERATOR: _("Anybody of the desk"),
    Who.HOLDER: _("Whoever holds it"),
    Who.SURVIVOR: _("She"),
    Who.CENTRE: _("The centre"),
    Who.TIMER: _("Nobody"),
}
REFERRALS: Final[Words] = {
    ReferralState.PROPOSED: _("She was asked"),
    ReferralState.CONSENTED: _("She agreed"),
    ReferralState.SENT: _("The centre is being rung"),
    ReferralState.SEEN: _("The centre knows"),
    ReferralState.ACCEPTED: _("The centre takes her"),
    ReferralState.ACTIVE: _("The centre has begun"),
    ReferralState.DONE: _("Done"),
    ReferralState.DECLINED: _("The centre said no"),
    ReferralState.NOT_REACHED: _("The centre did not reach her"),
    ReferralState.NO_ANSWER: _("The centre did not answer"),
    ReferralState.WITHDRAWN: _("She took it back"),
    ReferralState.EXPIRED: _("Her consent has ended"),
    ReferralState.RECALLED: _("Taken back by the desk"),
}
# A centre with an inbox is not rung.
IN_INBOX: Final[Words] = {
    ReferralState.SENT: _("Lies in the centre's inbox, not opened"),
    ReferralState.SEEN: _("The centre has opened it"),
}
BY_INBOX: Final = _("To its inbox here, which only its people open")
BY_TELEPHONE: Final = _("We ring them")
REFUSALS: Final[Words] = {
    No.FULL: _("No room now"),
    No.NOT_OURS: _("Not what this centre does"),
    No.TOO_FAR: _("Too far away"),
    No.NOT_SAFE: _("Not safe for her here"),
    No.OTHER: _("Another reason"),
}
CLOSINGS: Final[Words] = {
    Closing.HELPED: _("She was helped"),
    Closing.NUMBER_GIVEN: _("She has a number"),
    Closing.STOPPED: _("She stopped"),
    Closing.NO_ANSWER: _("She did not answer"),
    Closing.OUT_OF_SCOPE: _("Not for this desk"),
    Closing.DUPLICATE: _("Sent twice"),
    Closing.ABUSE: _("Misuse"),
}
HEARD: Final[Words] = {
    Heard.TOOK: _("They take her"),
    Heard.DECLINED: _("They said no"),
    Heard.BEGAN: _("They have begun with her"),
    Heard.DONE: _("They have finished"),
    Heard.NOT_REACHED: _("They did not reach her"),
    Heard.NO_ANSWER: _("Nobody answered"),
}
HOW: Final[Words] = {Consent.How.HERSELF: _("by herself, on her page"), Consent.How.PHONE: _("on the telephone")}
WISHES: Final[Words] = {
    Approval.Kind.ERASE: _("Erase everything"),
    Approval.Kind.CODE: _("Give her another code"),
    Approval.Kind.CHILD: _("Send a child's referral"),
}
WAYS: Final[Words] = {
    HERE: _("She looks here with her code"),
    CALL: _("Call her"),
    TEXT: _("Send her a text message"),
}
# What happens next by itself, by the name of the timer (states.TIMERS).
TIMERS: Final[Words] = {
    "urgent and unclaimed": _("everybody at the desk is told"),
    "urgent and still unclaimed": _("the leads are told"),
    "unclaimed for a day": _("the leads are told"),
    "unclaimed for three days": _("her page says that nobody has read it yet"),
    "unclaimed for three days, to the head": _("the administrators are told"),
    "claimed and not opened": _("it goes back to the queue"),
    "quiet for a week": _("her page reminds her"),
    "quiet for two weeks": _("it is closed"),
    "held and not looked at": _("it goes to the queue"),
    "closed for a month": _("it is erased"),
    "urgent and not seen": _("whoever holds it is told to ring again"),
    "not seen for a day": _("whoever holds it is told to ring again"),
    "no answer in three days": _("it counts as not answered"),
    "accepted and not begun": _("whoever holds it is told to ask"),
}
SHUT: Final[Words] = {
    Shut.NO_PEPPER: _("The server's own key is missing. Tell whoever keeps the server."),
    Shut.WRONG_PEPPER: _("The server has another key than before. Tell whoever keeps the server."),
    Shut.NO_RECOVERY_KEY: _("Nobody has set the key on paper. Tell whoever keeps the server."),
    Shut.NO_DESK: _("No desk is open."),
    Shut.NO_HOLDERS: _("Too few people hold the key of a desk."),
    Shut.NO_HOURS: _("Nobody has hours at a desk."),
}
# A closed list, so that nobody writes a name here, and a filter is no search.
LABELS: Final[Words] = {
    "call-back": _("Call back"),
    "centre-answers": _("A centre will answer"),
    "court-date": _("A date at court"),
    "doctor-soon": _("A doctor soon"),
    "heavy": _("Heavy to read"),
    "language-help": _("Needs help with language"),
    "ask-lead": _("Ask a lead"),
}
HEAVY: Final = "heavy"
# Every field of a packet, in the order in which it is read out.
PACKET: Final[Words] = {
    "name": _("Name to use"),
    "need": _("What she needs"),
    "phone": _("Number to reach her"),
    "hours": _("When it is safe to call"),
    "area": _("Where she is, roughly"),
    "words": _("In her own words"),
}

WRONG_PHRASE: Final = _("This is not your vault phrase. It has six words of four letters.")
STALE: Final = _(
    "This has changed meanwhile. Nothing was done: look at it as it is now, and send again if it still fits."
)
NOT_NOW: Final = _("This cannot be done as the case stands now. Nothing was changed.")
SILENT: Final = _("Nothing has happened by itself for two hours: no reminders, no ends. Tell whoever keeps the server.")
INTAKE_SHUT: Final = _("Nobody can ask privately now. %(why)s")
LEFT: Final = _(
    "Somebody who held the key of %(desk)s holds it no more. A lead of the desk is to change the key: until then what "
    "comes in could be opened by them, had they a copy of everything."
)
BEHIND: Final = _("You were given the key of this desk after you unlocked. Lock your vault and unlock it again.")
ERASED: Final = _("Erased, no reason known")
