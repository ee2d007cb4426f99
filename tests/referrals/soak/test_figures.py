"""What writes docs/private-flow-figures.md works, and so does what the long tests are made of."""

import os
import subprocess
import sys

from config import env

PAGE = env.BASE_DIR / "docs" / "private-flow-figures.md"


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
    assert titles(done.stdout) == titles(PAGE.read_text())


def titles(page: str) -> list[str]:
    return [line for line in page.splitlines() if line.startswith("## ")]
