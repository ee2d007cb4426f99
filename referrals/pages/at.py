"""Somebody of the desk in front of a case that their vault has opened."""

from dataclasses import dataclass, replace

from accounts.models import User
from accounts.permissions import may
from accounts.roles import Permission
from referrals.actions.desk import Work
from referrals.models import Case, Referral
from referrals.sealed.cases import OpenCase
from referrals.states import CaseState


@dataclass(frozen=True, slots=True, repr=False)
class At:
    """`version` is that of the case, or of the referral, that the form was made for; the present one until then."""

    user: User
    case: Case
    opened: OpenCase
    version: int
    referral: Referral | None = None

    @property
    def is_holder(self) -> bool:
        """Whether they hold it."""
        return self.case.holder_id == self.user.pk

    @property
    def is_lead(self) -> bool:
        """Whether they are a lead."""
        return bool(may(self.user, Permission.DESK_LEAD))

    @property
    def state(self) -> CaseState:
        """Where the case stands."""
        return CaseState(self.case.state)

    @property
    def is_held(self) -> bool:
        """Whether somebody works on it."""
        return self.state in (CaseState.CLAIMED, CaseState.WAITING_SURVIVOR)

    @property
    def works(self) -> bool:
        """Whether they may change it."""
        return self.is_holder and self.is_held

    @property
    def work(self) -> Work:
        """Their work at it, as actions take it."""
        return Work(self.case, self.version, self.opened, self.user)

    @property
    def at(self) -> Referral:
        """The referral that they look at."""
        assert self.referral is not None  # noqa: S101 - only where a door of a referral led
        return self.referral

    def on(self, referral: Referral) -> "At":
        """Return them in front of one referral of the case."""
        return replace(self, referral=referral, version=referral.version)

    def with_form_of(self, version: int) -> "At":
        """Return them with a form that was made for a version."""
        return replace(self, version=version)
