"""What can go wrong with sealed things."""

from referrals.crypto.errors import NotOpenedError
from referrals.sealed.peppers import NoPepperError
from referrals.sealed.vaults import NoRecoveryKeyError

__all__ = ["NoPepperError", "NoRecoveryKeyError", "NotOpenedError"]
