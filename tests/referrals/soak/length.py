"""How long the long tests are: at full length, or with SOAK_SHORT=1 just long enough to see that they work.

Chance is drawn from a seed, which is printed; SOAK_SEED=… draws the same again.
"""

import os
import random
from typing import Final

SHORT: Final = os.environ.get("SOAK_SHORT", "") not in {"", "0"}


def of(full: int, short: int) -> int:
    """Return how many of something there are."""
    return short if SHORT else full


def dice() -> random.Random:
    """Return a source of chance, and say its seed, so that a run that failed can be had again."""
    seed = int(os.environ.get("SOAK_SEED", "") or random.SystemRandom().randrange(10**9))
    print(f"SOAK_SEED={seed}")
    return random.Random(seed)
