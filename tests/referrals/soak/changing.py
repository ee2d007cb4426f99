"""Changes the key of a desk, over and over, to be killed: `python -m tests.referrals.soak.changing`.

Reads as JSON which desk, who leads it, and the phrase; says each change that is done.
"""

import os
from typing import Any

import django

django.setup()

from accounts.models import User  # noqa: E402
from referrals.actions import changing  # noqa: E402
from referrals.models import Desk, UserKey  # noqa: E402
from referrals.sealed import vaults  # noqa: E402
from tests.referrals.soak.scene import begin_when_told, say  # noqa: E402


def act(told: dict[str, Any]) -> int:
    """Change it until killed: each time out of a vault that was unlocked anew, as its lead would."""
    user = User.objects.get(pk=told["user"])
    say(acting=os.getpid())
    while True:
        vault = vaults.unlock(UserKey.objects.get(user=user), told["phrase"])
        desk = Desk.objects.select_related("group").get(pk=told["desk"])
        moved = changing.change(group=desk.group, vault=vault, by=user)
        say(moved=moved)


if __name__ == "__main__":
    begin_when_told(act)
