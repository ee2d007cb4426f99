"""Does what is due, over and over, to be killed: `python -m tests.referrals.soak.ticking`."""

import os
from typing import Any

import django

django.setup()

from referrals.actions import timers  # noqa: E402
from safety import audit  # noqa: E402
from tests.referrals.soak.scene import begin_when_told, say  # noqa: E402


def act(_told: Any) -> int:
    """Tick until killed."""
    say(acting=os.getpid())
    while True:
        timers.tick()
        audit.anchor()


if __name__ == "__main__":
    begin_when_told(act)
