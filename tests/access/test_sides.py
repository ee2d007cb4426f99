"""Production serves two sides by two processes; neither has a door of the other."""

import os
import subprocess
import sys

from config.env import BASE_DIR
from safety.doors import PUBLIC
from tests.access.doors import doors

# Leaving ends the session of whoever has one, so it is on both.
BOTH = {"leave"}
# Asking privately begins at a public door of the private side, which alone knows the keys.
HERS = {"referrals:ask"}
# On the private side the first pages lead to the desk.
LEADING = {"front": "django.views.generic.base", "first": "django.views.generic.base"}


def served(side: str) -> dict[str, str]:
    """Return the doors of one side, as its process has them: the module of each one's view by its name."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.access.doors"],
        cwd=BASE_DIR,
        env=os.environ | {"RAAH_SIDE": side},
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(line.split("\t") for line in done.stdout.splitlines())


def test_the_public_side_has_every_public_door_and_none_of_staff():
    assert served("public").keys() == PUBLIC - HERS


def test_the_private_side_has_every_door_of_staff_and_no_public_one():
    private = served("private")
    assert private.keys() & PUBLIC == BOTH | HERS | (LEADING.keys() & PUBLIC)
    assert {name: private[name] for name in LEADING} == LEADING
    assert private.keys() - LEADING.keys() | PUBLIC == {door.name for door in doors()}
