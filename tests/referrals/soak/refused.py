"""Codes that open nothing, each for another reason."""

from datetime import timedelta

from referrals.actions import hers
from referrals.models import Case, Desk
from referrals.sealed import codes
from tests.desks import send_case


def wrong_codes(desk: Desk) -> dict[str, str]:
    """Return one that never was, one wrong by a digit, one of an erased case, and one of a case that has ended."""
    erased, expired, living = (send_case(desk) for _ in range(3))
    hers.erase(opened=erased.opened)
    Case.objects.filter(pk=expired.case.pk).update(expires_day=expired.case.created_day - timedelta(days=2))
    near = living.code[:-1] + str((int(living.code[-1]) + 1) % 10)
    return {
        "never existed": codes.new().digits,
        "wrong by one digit": near,
        "erased": erased.code,
        "expired": expired.code,
    }
