"""States, reasons and results in words for her: plain, and never more than is true."""

from typing import Final

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from referrals.states import CaseState, Closing

# Whoever was put aside by a filter reads what everybody reads.
STATES: Final[dict[str, Lazy]] = {
    CaseState.NEW: _("Your request is here. The desk has not read it yet."),
    CaseState.HELD_SPAM: _("Your request is here. The desk has not read it yet."),
    CaseState.CLAIMED: _("Somebody at the desk is working on it. It is the desk's turn."),
    CaseState.WAITING_SURVIVOR: _("The desk has written to you and waits for your answer. It is your turn."),
    CaseState.CLOSED: _("This request is closed. If you write again within 30 days, the desk goes on with it."),
}
CLOSINGS: Final[dict[str, Lazy]] = {
    Closing.HELPED: _("It was closed because help was found."),
    Closing.NUMBER_GIVEN: _("It was closed because you were given a number."),
    Closing.STOPPED: _("It was closed because you wanted nothing more."),
    Closing.NO_ANSWER: _("It was closed because no answer came from you for two weeks."),
    Closing.OUT_OF_SCOPE: _("It was closed because the desk cannot help with it."),
    Closing.DUPLICATE: _("It was closed because there is another request like it."),
    Closing.ABUSE: _("It was closed by the desk."),
}
# The usual parts of what a centre would be told; the desk's own words stand for any other.
PARTS: Final[dict[str, Lazy]] = {
    "name": _("Name"),
    "need": _("What you need"),
    "phone": _("Your number"),
    "hours": _("When it is safe to call"),
    "area": _("Where you are, roughly"),
    "words": _("In your own words"),
}


def part(name: str) -> str:
    """Return what a part of a packet is called."""
    return str(PARTS.get(name, name))


# What was done, or was not, by the name that the page has for it.
RESULTS: Final[dict[str, Lazy]] = {
    "reply": _("Your message has been sent."),
    "blank": _("You have not written anything yet."),
    "code": _("This is only your code. Do not send it to anybody: write what you want to say."),
    "delete": _("The message is deleted."),
    "contact": _("From now on we reach you in the new way."),
    "contact_waits": _("We have kept it. The old way stands until somebody at the desk has made sure that it is you."),
    "agree": _("You have agreed. The desk will call the centre."),
    "agree_inbox": _("You have agreed. The desk will send it to the centre's locked inbox."),
    "refuse": _("Nothing goes to this centre."),
    "withdraw": _("You have taken it back. The centre was not told."),
    "withdraw_unread": _("You have taken it back. Nobody at the centre has read a word."),
    "withdraw_heard": _("You have taken it back. The centre may have heard of you; we ask it to stop and delete."),
    "untell": _("You have taken it back. From now on the app is told nothing."),
    "renew": _("Your request is kept for longer."),
    "stop": _("Your request is closed."),
    "nothing_ticked": _("Nothing was ticked, so nothing was agreed to."),
    "changed": _("This has changed meanwhile, so nothing was done. Look at it once more."),
}
