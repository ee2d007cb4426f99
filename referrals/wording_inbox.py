"""States, timers and refusals as somebody of a centre reads them: nothing here says what the case is about."""

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from referrals.states import ReferralState

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Lazy

STATES: Final[dict[str, "Lazy"]] = {
    ReferralState.SENT: _("New: nobody here has opened it"),
    ReferralState.SEEN: _("Opened: your answer is awaited"),
    ReferralState.ACCEPTED: _("You take her; not begun yet"),
    ReferralState.ACTIVE: _("You have begun with her"),
    ReferralState.DONE: _("Done"),
    ReferralState.DECLINED: _("You said no"),
    ReferralState.NOT_REACHED: _("You did not reach her"),
    ReferralState.NO_ANSWER: _("Not opened in time"),
    # Whether she took it back, or the desk did, is hers to tell.
    ReferralState.WITHDRAWN: _("No longer available"),
    ReferralState.EXPIRED: _("No longer available"),
    ReferralState.RECALLED: _("No longer available"),
}
# What happens by itself, by the state. Only what is the same for every case: how urgent one is, she has not sent.
NEXT: Final[dict[str, "Lazy"]] = {
    ReferralState.SENT: _("it counts as not answered"),
    ReferralState.SEEN: _("her consent ends"),
    ReferralState.ACCEPTED: _("the desk is told to ask"),
}
STALE: Final = _(
    "This has changed meanwhile. Nothing was done: look at it as it is now, and send again if it still fits."
)
NOT_NOW: Final = _("This cannot be done as it stands now. Nothing was changed.")
BEHIND: Final = _(
    "The key of this inbox was given to you, or changed, after you unlocked. Lock your vault and unlock it again."
)
NOT_HELD: Final = _("Your vault does not hold the key of this inbox: somebody who holds it must do this.")
