"""The tables of `states` as they stand in docs/vetting.md; a test compares."""

from collections.abc import Iterator

from directory import states
from directory.states import MOVES, VettingState

BEGINNING = VettingState.DRAFT


def page() -> str:
    """Return the part of the docs that is made from the tables: a diagram, who may do what, and the times."""
    return "\n".join([*_diagram(), *_moves(), *_times()])


def _diagram() -> Iterator[str]:
    yield "```mermaid\nstateDiagram-v2"
    yield f"    [*] --> {_id(BEGINNING)}"
    for deed, move in MOVES.items():
        yield from (f"    {_id(before)} --> {_id(move.to)}: {deed}" for before in VettingState if before in move.froms)
    yield "```\n"


def _moves() -> Iterator[str]:
    yield "| deed | from | to | who |\n|---|---|---|---|"
    for deed, move in MOVES.items():
        froms = ", ".join(state for state in VettingState if state in move.froms)
        yield f"| {deed} | {froms} | {move.to} | {move.who} |"
    yield ""


def _times() -> Iterator[str]:
    reminders = ", ".join(f"{after.days} d" for after in states.REMIND_AFTER)
    yield "| what happens by itself | when |\n|---|---|"
    yield f"| reminders | {reminders} after it is due |"
    yield f"| overdue: says so, ranks last at the same distance | {states.OVERDUE_AFTER.days} d after it is due |"
    yield (
        f"| lapses: taken down | {states.LAPSES_AFTER.days} d after it is due, after {states.REMINDERS_BEFORE_LAPSE} "
        f"reminders, {states.GRACE.days} d after the last |"
    )
    yield f"| lapses where nobody can be reminded | {states.UNKEPT_LAPSES_AFTER.days} d after it is due |"
    yield ""


def _id(state: VettingState) -> str:
    return state.replace(" ", "_")


if __name__ == "__main__":
    print(page(), end="")
