"""Runs paths of the project and explains what they send (`python -m bench.plans.explained`; prints JSON)."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

# What PostgreSQL said of a node of a plan: names with capitals and spaces.
Node = dict[str, Any]
EXPLAIN = "explain (analyze, buffers, costs off, timing off, summary off, format {form}) "
PARAMETER = re.compile(r"%(?:\((\w+)\)s|(s))")


@dataclass(frozen=True, slots=True)
class Plan:
    """How one statement was carried out: indexes and whole tables that were read, rows and pages read, the plan."""

    statement: str
    indexes: list[str]
    whole_tables: list[str]
    rows: int
    pages: int
    plan: str


@dataclass
class Recorder:
    """A wrapper around Django's execution of SQL that keeps what explains it again."""

    seen: list[tuple[str, list[str]]] = field(default_factory=list)

    def __call__(self, run: Callable[..., Any], text: str, parameters: Any, many: bool, context: Any) -> Any:
        """Keep the statement as the server gets it, and run it."""
        from psycopg import ClientCursor

        cursor = context["cursor"].cursor
        writer = ClientCursor(context["connection"].connection)
        if isinstance(cursor, ClientCursor):
            self.seen.append((writer.mogrify(text, parameters), []))
        else:
            self.seen.append(_prepared(text, parameters, writer))
        return run(text, parameters, many, context)


def explained(run: Callable[[], Any]) -> list[Plan]:
    """Run it warm, and return the plans of all its statements; what it prepares, as it is planned when prepared."""
    from django.db import connection

    run()
    recorder = Recorder()
    with connection.execute_wrapper(recorder):
        run()
    return [_explained(text, values) for text, values in recorder.seen]


def _prepared(text: str, parameters: Any, writer: Any) -> tuple[str, list[str]]:
    """Return the text with numbered parameters, and their values written as SQL."""
    names: list[str] = []

    def number(found: "re.Match[str]") -> str:
        name = found[1] or str(len(names))
        if name not in names:
            names.append(name)
        return f"${names.index(name) + 1}"

    numbered = PARAMETER.sub(number, text).replace("%%", "%")
    values = parameters if isinstance(parameters, dict) else dict(zip(names, parameters or (), strict=True))
    return numbered, [writer.mogrify("%s", [values[name]]) for name in names]


def _explained(text: str, values: list[str]) -> Plan:
    from django.db import connection

    with connection.cursor() as cursor:
        raw = cursor.cursor
        said = text
        if values:
            raw.execute(f"prepare asked as {text}")
            said = f"execute asked ({', '.join(values)})"
        raw.execute(EXPLAIN.format(form="json") + said)
        (found,) = raw.fetchone()
        raw.execute(EXPLAIN.format(form="text") + said)
        lines = "\n".join(line for (line,) in raw.fetchall())
        if values:
            raw.execute("deallocate asked")
    root = (found if isinstance(found, list) else json.loads(found))[0]["Plan"]
    return _read(text, root, lines)


def _read(text: str, root: Node, lines: str) -> Plan:
    every = list(nodes(root))
    return Plan(
        statement=" ".join(text.split())[:60],
        indexes=sorted({node["Index Name"] for node in every if "Index Name" in node}),
        whole_tables=sorted({node["Relation Name"] for node in every if node["Node Type"] == "Seq Scan"}),
        rows=sum(map(rows_read, every)),
        pages=root["Shared Hit Blocks"] + root["Shared Read Blocks"],
        plan=lines,
    )


def nodes(node: Node) -> Iterator[Node]:
    """Yield a node and all below it."""
    yield node
    for child in node.get("Plans", ()):
        yield from nodes(child)


def rows_read(node: Node) -> int:
    """Return how many rows a node took from a table or an index, those that it threw away too."""
    if not ("Relation Name" in node or "Index Name" in node):
        return 0
    thrown = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
    return int((node["Actual Rows"] + thrown) * node["Actual Loops"])


def main() -> None:
    """Explain every path, and print it."""
    import django

    django.setup()
    from bench.plans.paths import PATHS

    found = {path.name: [asdict(plan) for plan in explained(path.run)] for path in PATHS}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
