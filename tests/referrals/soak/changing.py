"""Changes the key of a desk or an inbox, over and over, to be killed: `python -m tests.referrals.soak.changing`.

Reads as JSON which one, who leads it, and the phrase; says each change that is done.
"""

import os
from typing import Any

import django

django.setup()

from accounts.models import User  # noqa: E402
from referrals.actions import changing  # noqa: E402
from referrals.models import Desk, Inbox, UserKey  # noqa: E402
from referrals.sealed import vaults  # noqa: E402
from tests.referrals.soak.scene import begin_when_told, say  # noqa: E402

OWNERS = {"desk": Desk, "inbox": Inbox}


def act(told: dict[str, Any]) -> int:
    """Change it until killed: each time out of a vault that was unlocked anew, as its lead would."""
    user = User.objects.get(pk=told["user"])
    say(acting=os.getpid())
    while True:
        vault = vaults.unlock(UserKey.objects.get(user=user), told["phrase"])
        owner = OWNERS[told["kind"]].objects.select_related("group").get(pk=told["owner"])
        moved = changing.change(group=owner.group, vault=vault, by=user)
        say(moved=moved)


if __name__ == "__main__":
    begin_when_told(act)
