"""States, scopes, outcomes in words."""

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from partners.models import MessageState, Off
from partners.outcomes import Outcome
from partners.scopes import Scope
from partners.states import State

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Lazy

STATES: Final[dict[str, "Lazy"]] = {
    State.ASKED: _("waits for an answer"),
    State.APPROVED: _("has access"),
    State.REFUSED: _("was refused"),
    State.STOPPED: _("was stopped"),
}
SCOPES: Final[dict[str, "Lazy"]] = {
    Scope.HANDOFF_WRITE: _("Hand somebody over to a desk"),
    Scope.HANDOFF_READ: _("See how far that has come, where the person agreed"),
}
# What a key's state is called (Key.state).
KEY_STATES: Final[dict[str, "Lazy"]] = {
    "living": _("works"),
    "ending": _("works, and is replaced"),
    "over": _("is over"),
    "stopped": _("stopped"),
}
OUTCOMES: Final[dict[str, "Lazy"]] = {
    Outcome.DONE: _("answered"),
    Outcome.REFUSED: _("refused"),
    Outcome.SLOWED: _("too fast"),
    Outcome.FAILED: _("our failure"),
}
# Of a webhook that is off, why; and of one that is not.
OFF: Final[dict[str, "Lazy"]] = {
    "": _("is on"),
    Off.WANTED: _("is off"),
    Off.FAILING: _("was turned off: nobody takes our messages"),
    Off.GONE: _("was turned off: your server says that it is gone"),
}
MESSAGE_STATES: Final[dict[str, "Lazy"]] = {
    MessageState.WAITING: _("on its way"),
    MessageState.TAKEN: _("taken"),
    MessageState.GIVEN_UP: _("not taken"),
}
# What kept an answer away (webhooks.sending.Answer).
TROUBLES: Final[dict[str, "Lazy"]] = {
    "address": _("the address leads where we send nothing"),
    "slow": _("too slow"),
    "certificate": _("the certificate is not good"),
    "connection": _("no connection"),
    "protocol": _("the answer could not be read"),
}
