"""PostgreSQL refuses to run as root. Where root starts the site, the database runs as a system user of its own."""

import os
import pwd
import stat
import subprocess
from pathlib import Path
from typing import Any

SYSTEM_USER = "embedded_postgres"
USERADD = ("useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin")
TRAVERSE = stat.S_IXOTH
READ = stat.S_IROTH


def is_needed() -> bool:
    """Say whether this process is root."""
    return os.geteuid() == 0


def run_as(folder: Path) -> dict[str, Any]:
    """Return the arguments that make `subprocess.run` start a program as the owner of the database in `folder`."""
    if not is_needed():
        return {}
    owner = folder.stat()
    return {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []}


def give(folder: Path) -> None:
    """Hand a folder to the database's user, closed to everybody else."""
    folder.chmod(0o700)
    if is_needed():
        user = _entry()
        os.chown(folder, user.pw_uid, user.pw_gid)


def open_the_way(folder: Path) -> None:
    """Let the database's user pass through the folders above `folder`; it still cannot list or read them."""
    if is_needed():
        for above in folder.parents:
            _allow(above, TRAVERSE)


def open_to_read(folder: Path) -> None:
    """Let the database's user read everything inside `folder`, for systems whose umask hides installed files."""
    if not is_needed():
        return
    open_the_way(folder)
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            _allow(path, READ | TRAVERSE if path.is_dir() or os.access(path, os.X_OK) else READ)


def _allow(path: Path, bits: int) -> None:
    mode = path.stat().st_mode
    if mode & bits != bits:
        path.chmod(mode | bits)


def _entry() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        subprocess.run(
            ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER], check=True
        )
        return pwd.getpwnam(SYSTEM_USER)
