"""What browser tests need from the system: Chromium, Urdu letters, a reader of codes (`python -m tests.system`)."""

import os
import shutil
import subprocess
from pathlib import Path

PACKAGES = ("chromium", "fonts-noto-core", "zbar-tools")
# Chromium without its windows: with it the tests take half the time (tests/browser/chromium.py). They do without.
QUICKER = "chromium-headless-shell"
FONT = Path("/usr/share/fonts/truetype/noto/NotoNastaliqUrdu-Regular.ttf")
NAMES = ("chromium", "chromium-browser", "google-chrome")
ADVICE = "Install them: apt-get install " + " ".join(PACKAGES)


def chromium() -> str | None:
    """Return the path of the system's Chromium."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def is_ready() -> bool:
    """Say whether the browser tests can run here."""
    rest = FONT.exists() and shutil.which("zbarimg") is not None
    return chromium() is not None and (rest or not shutil.which("apt-get"))


def may_install() -> bool:
    """Say whether this user may install Debian packages."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*packages: str) -> bool:
    """Install Debian packages without questions; say whether that worked."""
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    steps = (["apt-get", "update", "-qq"], ["apt-get", "install", "-qq", "--no-install-recommends", *packages])
    return all(
        subprocess.run(step, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode == 0 for step in steps
    )


def main() -> None:
    """Install what is missing where that is allowed, and say in one line where it is not."""
    if not is_ready() and may_install():
        print("Installing Chromium and fonts for the browser tests", flush=True)
        install(*PACKAGES)
    if is_ready() and shutil.which(QUICKER) is None and may_install():
        # Both at once, for they have to be of one version.
        install("chromium", QUICKER)
    if not is_ready():
        print(f"Chromium or its fonts are missing: the browser tests are skipped. {ADVICE}", flush=True)


if __name__ == "__main__":
    main()
