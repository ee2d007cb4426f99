"""Prints how long files and functions are (`python -m tests.architecture.sizes`): to be looked at, not a limit."""

import ast
from statistics import median

from tests.architecture import tree


def main() -> None:
    """Print the medians and the longest of each."""
    files = {str(path): len(tree.text(path).splitlines()) for path in tree.python() if path.name != "__init__.py"}
    functions = {
        f"{path}:{node.name}": node.end_lineno - node.lineno + 1
        for path in tree.python()
        for node in ast.walk(tree.tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    }
    for kind, lengths in (("file", files), ("function", functions)):
        longest = max(lengths, key=lambda name: lengths[name])
        print(f"median {kind}: {median(lengths.values()):.0f} lines; longest: {longest}, {lengths[longest]}")


if __name__ == "__main__":
    main()
