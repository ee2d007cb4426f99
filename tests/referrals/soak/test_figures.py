"""What writes docs/private-flow-figures.md works, and so does what the long tests are made of."""

import os
import subprocess
import sys

from config import env

TITLES = (
    "One check on one core",
    "One person at a time",
    "Codes that open nothing",
    "200 codes at once",
    "The directory meanwhile",
)


def test_every_figure_of_the_private_flow_can_be_measured(own_database):
    done = subprocess.run(
        [sys.executable, "-m", "tests.referrals.soak.figures", "--print"],
        cwd=env.BASE_DIR,
        env=os.environ | {"SOAK_SHORT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert [title for title in TITLES if f"## {title}" not in done.stdout] == []
