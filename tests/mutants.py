"""Breaks the crypto in every small way that mutmut knows, and counts what the tests notice (`python -m tests.mutants`).

Works in a copy that holds the crypto and its own tests and nothing else, so that a run takes minutes. mutmut changes
what stands in functions; the constants beside them are held by the known answers of the tests.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COPIED = (
    "referrals/__init__.py",
    "referrals/crypto",
    "tests/__init__.py",
    "tests/referrals/__init__.py",
    "tests/referrals/crypto",
)
LEAST = 0.9
# Some mutants make a loop that never ends: whoever has to be stopped was noticed, too.
NOTICED = ("killed", "timeout", "segfault")
SETTINGS = """
[tool.mutmut]
source_paths = ["referrals"]
only_mutate = ["referrals/crypto/*"]
also_copy = ["tests"]
pytest_add_cli_args = ["-p", "no:randomly"]
pytest_add_cli_args_test_selection = ["tests/referrals/crypto"]
"""
# A test that is slow for once would count as one that noticed; and two runs shall give the same figure.
CONFTEST = """
from hypothesis import settings
settings.register_profile("mutants", deadline=None, derandomize=True, database=None)
settings.load_profile("mutants")
"""


def copy_into(folder: Path) -> None:
    """Copy the crypto and its tests, with settings of their own."""
    for name in COPIED:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, target)
    (folder / "pyproject.toml").write_text(SETTINGS)
    (folder / "tests/conftest.py").write_text(CONFTEST)


def mutmut(folder: Path, *words: str) -> str:
    """Run mutmut in a folder and return what it says; SystemExit with its last words if it fails."""
    command = (sys.executable, "-m", "mutmut", *words)
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise SystemExit(f"mutmut {words[0]} failed:\n{ran.stdout[-3000:]}\n{ran.stderr[-3000:]}")
    return ran.stdout


def counts(folder: Path) -> dict[str, int]:
    """Break everything once; return how many mutants there were, and what became of them."""
    mutmut(folder, "run", "--max-children", str(os.cpu_count()))
    mutmut(folder, "export-cicd-stats")
    return json.loads((folder / "mutants/mutmut-cicd-stats.json").read_text())


def survivors(folder: Path) -> list[str]:
    """Return, as differences, what no test noticed."""
    names = [line.split(":")[0].strip() for line in mutmut(folder, "results").splitlines() if ":" in line]
    return [mutmut(folder, "show", name) for name in names]


def main() -> None:
    """Print the figure and the survivors. Fails below 90 %, and when there was nothing to break."""
    with tempfile.TemporaryDirectory() as name:
        copy_into(Path(name))
        found = counts(Path(name))
        print(*survivors(Path(name)), sep="\n")
    noticed, total = sum(found[kind] for kind in NOTICED), found["total"]
    print(f"Of {total} small breaks of referrals/crypto the tests notice {noticed} ({noticed / max(total, 1):.1%}).")
    if noticed < LEAST * total or not total:
        raise SystemExit(f"At least {LEAST:.0%} must be noticed.")


if __name__ == "__main__":
    main()
