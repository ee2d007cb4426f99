"""What a centre answers: each deed with its form, and the state in which it can be done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from referrals.actions import receiving
from referrals.actions.receiving import Receipt, goes_on
from referrals.forms.inbox import AnswerForm, DeclineForm
from referrals.models import Parcel
from referrals.states import ReferralState
from safety import clock

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Lazy

R = ReferralState


@dataclass(frozen=True, slots=True)
class Deed:
    """What can be done to a parcel: its form, what it does, in which state, and on its cover too or only opened."""

    form: type[AnswerForm]
    act: Callable[[Receipt, Any], None]
    state: ReferralState
    title: "Lazy"
    on_the_cover: bool = True


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent just now and not done: its form by the name of the deed, why, and the status of the answer."""

    forms: Mapping[str, AnswerForm] = field(default_factory=dict)
    refusals: tuple[str, ...] = ()
    status: int = HTTPStatus.OK


@dataclass(frozen=True, slots=True)
class Offer:
    """A deed that the state allows, with its form."""

    name: str
    title: "Lazy"
    form: AnswerForm


def _accept(receipt: Receipt, form: Any) -> None:
    receiving.accept(receipt=receipt)


def _decline(receipt: Receipt, form: DeclineForm) -> None:
    receiving.decline(receipt=receipt, answer=form.answer())


def _begin(receipt: Receipt, form: Any) -> None:
    receiving.begin(receipt=receipt)


def _finish(receipt: Receipt, form: Any) -> None:
    receiving.finish(receipt=receipt)


def _not_reached(receipt: Receipt, form: Any) -> None:
    receiving.not_reached(receipt=receipt)


DEEDS: Final[dict[str, Deed]] = {
    "accept": Deed(AnswerForm, _accept, R.SEEN, _("We take her"), on_the_cover=False),
    "decline": Deed(DeclineForm, _decline, R.SEEN, _("We cannot take her"), on_the_cover=False),
    "begin": Deed(AnswerForm, _begin, R.ACCEPTED, _("We have begun with her")),
    "done": Deed(AnswerForm, _finish, R.ACTIVE, _("It is done")),
    "not-reached": Deed(AnswerForm, _not_reached, R.ACTIVE, _("We could not reach her")),
}
NOTHING: Final = Sent()


def offers_of(parcel: Parcel, sent: Sent, *, opened: bool) -> list[Offer]:
    """Return what the state allows; a form that was refused stands there as it was filled in.

    Where what was sent is gone, only what a centre says of what goes on.
    """
    if parcel.is_over(clock.now()) and not goes_on(parcel.referral):
        return []
    return [
        Offer(name, deed.title, sent.forms.get(name) or deed.form(auto_id=f"{name}-%s"))
        for name, deed in DEEDS.items()
        if parcel.referral.state == deed.state and (opened or deed.on_the_cover)
    ]
