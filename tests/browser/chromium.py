"""Starts the system's Chromium."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM, SHELL = "chromium", "chromium-headless-shell"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# For sites behind a certificate that nobody has signed. Said to one page alone, what that page asks for while it goes
# away would be refused.
TRUSTING = (*QUIET, "--ignore-certificate-errors")


@contextmanager
def demanded() -> Iterator[Browser]:
    """Start it for tests; where there is none skip with one line, or fail where REQUIRE_BROWSER=1."""
    if shutil.which(CHROMIUM) is None:
        refuse = pytest.fail if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip
        refuse("Chromium is not installed: `apt-get install chromium fonts-noto-core`, then the browser tests run")
    with launched() as browser:
        yield browser


def _program() -> str | None:
    """Return the path of what is started.

    That is Chromium without its windows, which draws the same pages and opens one in a quarter of the time; the whole
    of it where there is no other, and where WHOLE_BROWSER=1 (`make soak`).
    """
    shell = None if os.environ.get("WHOLE_BROWSER") == "1" else shutil.which(SHELL)
    return shell or shutil.which(CHROMIUM)


@contextmanager
def launched() -> Iterator[Browser]:
    """Start Chromium without a window and close it at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_program(), args=list(QUIET))
        yield browser
        browser.close()
