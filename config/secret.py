"""The secret of a demo, made once and kept with its data. Production names its own in SECRET_KEY."""

import secrets
from pathlib import Path


def of(folder: Path) -> str:
    """Return the secret that lies in `folder`; makes it, readable by its owner only, if there is none."""
    path = folder / "secret"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        return path.read_text()
    path.write_text(secrets.token_urlsafe(50))
    return path.read_text()
