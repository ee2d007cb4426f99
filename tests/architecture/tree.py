"""The project's own files, read once: those under version control and those about to be."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (
    *("config", "api", "referrals", "partners", "guides", "directory", "places", "accounts", "safety", "languages"),
)
LIST = ("git", "ls-files", "--cached", "--others", "--exclude-standard")


@cache
def files() -> tuple[Path, ...]:
    """Return every file of the project, relative to its root."""
    listed = subprocess.run(LIST, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return tuple(Path(name) for name in sorted(listed) if (ROOT / name).is_file())


@cache
def text(path: Path) -> str:
    """Return a file's text; bytes that are no text are replaced."""
    return (ROOT / path).read_text(encoding="utf-8", errors="replace")


@cache
def tree(path: Path) -> ast.Module:
    """Return a Python file's syntax tree."""
    return ast.parse(text(path))


def python(*packages: str, migrations: bool = False) -> list[Path]:
    """Return the Python files in `packages`, or in all of the site's own."""
    wanted = packages or PACKAGES
    return [
        path
        for path in files()
        if path.suffix == ".py" and path.parts[0] in wanted and (migrations or "migrations" not in path.parts)
    ]
