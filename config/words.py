"""Compiles the translations that need it. In Python, because gettext's own programs are not on a bare machine."""

import os
from pathlib import Path

import polib

from config import env

FOLDER = env.BASE_DIR / "locale"


def compile_all(folder: Path = FOLDER) -> list[Path]:
    """Write the .mo beside every .po that is newer than its own; return what was written."""
    stale = [source for source in sorted(folder.glob("*/LC_MESSAGES/*.po")) if _is_stale(source)]
    return [_compile(source) for source in stale]


def _is_stale(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


def _compile(source: Path) -> Path:
    """Write aside and rename: another process may be reading."""
    target, aside = source.with_suffix(".mo"), source.with_suffix(f".{os.getpid()}")
    polib.pofile(str(source)).save_as_mofile(str(aside))
    return aside.replace(target)


if __name__ == "__main__":
    compile_all()
