"""A site that is no demo, in a process of its own: settings are made at the start and cannot be changed in ours."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from config import keys
from config.env import BASE_DIR

HOST = "staff.example"
PATIENCE_S = 60


def environment(folder: Path, database_url: str = "") -> dict[str, str]:
    """Return the variables of a production behind https, with a key file of its own."""
    file, audit = folder / "staff.key", folder / "audit.key"
    for key in (file, audit):
        if not key.exists():
            keys.begin(key)
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "RAAH_DEMO": "0",
        "SECRET_KEY": "a long text of chance for a test, 0123456789 abcdefghijklmnopqrstuvwxyz",
        "ALLOWED_HOSTS": f"{HOST},localhost",
        "STAFF_URL": f"https://{HOST}",
        "STAFF_KEY_FILE": str(file),
        "AUDIT_KEY_FILE": str(audit),
        "SMTP_HOST": "127.0.0.1",
        "RAAH_DATA": str(folder),
        "DATABASE_URL": database_url or "postgresql://nobody@127.0.0.1:1/nothing",
    }


def run(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python with these variables until it ends."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=BASE_DIR,
        env={name: value for name, value in (os.environ | variables).items() if value != "-"},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def answer(program: str, **variables: str) -> Any:
    """Run a program that prints JSON in its last line; return that."""
    done = run("-c", program, **variables)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])
