"""What somebody of a centre does with what lies in its inbox: opens it, reads it field by field, answers."""

from dataclasses import dataclass
from enum import StrEnum

from accounts.models import User
from referrals.models import Parcel, Referral
from referrals.moving import RefusedMoveError, actor, deed, locked_referral, move_referral, tell, touch
from referrals.said import Answer, Packet
from referrals.sealed import parcels
from referrals.sealed.errors import NotOpenedError
from referrals.sealed.parcels import OpenParcel
from referrals.states import ReferralState, Who
from safety import audit, clock

R = ReferralState


class No(StrEnum):
    """Why a centre cannot help."""

    FULL = "full"
    NOT_OURS = "not_ours"
    TOO_FAR = "too_far"
    NOT_SAFE = "not_safe"
    OTHER = "other"


@dataclass(frozen=True, slots=True, repr=False)
class Receipt:
    """Somebody of a centre in front of a parcel that their vault has opened, and which version they looked at.

    Without `opened`, what was sent is gone, and they only say how it goes on.
    """

    parcel: Parcel
    opened: OpenParcel | None
    version: int
    by: User

    @property
    def key(self) -> OpenParcel:
        """What opens it. NotOpenedError once it is over."""
        if self.opened is None:
            raise NotOpenedError
        return self.opened

    @property
    def packet(self) -> Packet:
        """What she agreed to. NotOpenedError once it is over."""
        return Packet.from_json(self.key.read(parcels.PACKET, self.parcel.sealed))


@deed
def note_seen(*, receipt: Receipt) -> None:
    """Write down that somebody opened it. The first time, the desk hears of it, and she cannot take it back unread."""
    found = _received(receipt)
    if found.state == R.SENT:
        move_referral(found, R.SEEN, Who.CENTRE, by=actor(receipt.by))
        _tell_desk(found)
    audit.record("parcel.opened", actor=actor(receipt.by), subject=f"referral:{found.pk}")


@deed
def note_revealed(*, receipt: Receipt, position: int) -> None:
    """Write down which field somebody looked at, by its position: what it is called would say what she told."""
    found = _received(receipt)
    if found.state == R.SENT:
        raise RefusedMoveError(
            "it is not opened", by=actor(receipt.by), subject=f"referral:{found.pk}", wanted="reveal"
        )
    audit.record("parcel.revealed", actor=actor(receipt.by), subject=f"referral:{found.pk}", position=position)


@deed
def accept(*, receipt: Receipt) -> None:
    """Say that the centre takes her."""
    _move(receipt, R.ACCEPTED)


@deed
def decline(*, receipt: Receipt, answer: Answer) -> None:
    """Say that it cannot, and why; the reason is sealed, and only the desk reads it."""
    _move(receipt, R.DECLINED)
    Parcel.objects.filter(pk=receipt.parcel.pk).update(answer=receipt.key.seal(parcels.ANSWER, answer.as_json()))


@deed
def begin(*, receipt: Receipt) -> None:
    """Say that the work with her has begun."""
    _move(receipt, R.ACTIVE)


@deed
def finish(*, receipt: Receipt) -> None:
    """Say that it is done."""
    _move(receipt, R.DONE)


@deed
def not_reached(*, receipt: Receipt) -> None:
    """Say that she could not be reached."""
    _move(receipt, R.NOT_REACHED)


def answer_of(parcel: Parcel, opened: OpenParcel) -> Answer | None:
    """Return why a centre said no; None where it did not say. NotOpenedError where the answer was changed."""
    return Answer.from_json(opened.read(parcels.ANSWER, parcel.answer)) if parcel.answer is not None else None


def _move(receipt: Receipt, to: ReferralState) -> None:
    found = _received(receipt, receipt.version)
    move_referral(found, to, Who.CENTRE, by=actor(receipt.by))
    _tell_desk(found)


def _tell_desk(referral: Referral) -> None:
    touch(referral.case)
    tell(referral.case, Who.HOLDER)
    referral.case.save(update_fields=["notice"])


def goes_on(referral: Referral) -> bool:
    """Say whether a centre goes on with her also when her consent has ended, without what it was sent."""
    return referral.state == R.ACTIVE


def _received(receipt: Receipt, version: int | None = None) -> Referral:
    """Return a referral that somebody of its centre looks at, locked. Referral.DoesNotExist for anybody else.

    With a version, to move it, which can be done too to what goes on after its parcel is over.
    """
    found = locked_referral(receipt.parcel.pk, version)
    still = Parcel.objects.visible_to(receipt.by).select_related("referral__consent").filter(pk=found.pk).first()
    if still is None:
        raise Referral.DoesNotExist
    if still.is_over(clock.now()) and not (version is not None and goes_on(found)):
        raise RefusedMoveError("it is over", by=actor(receipt.by), subject=f"referral:{found.pk}", wanted="open")
    return found
