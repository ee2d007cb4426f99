"""What a check of a code or a phrase costs on this machine."""

import statistics
import time
from secrets import token_bytes

from referrals.crypto.codes import DIGITS
from referrals.crypto.derivation import KEY_BYTES, SALT_BYTES, Cost, stretch

__all__ = ["Cost", "measure"]


def measure(cost: Cost, rounds: int) -> float:
    """Return the median of the seconds that one derivation takes."""
    return statistics.median(_once(cost) for _ in range(max(rounds, 1)))


def _once(cost: Cost) -> float:
    salt = token_bytes(SALT_BYTES)
    began = time.perf_counter()
    stretch(b"0" * DIGITS, salt, cost, size=2 * KEY_BYTES)
    return time.perf_counter() - began
