"""The tables of `states` as a page to read (docs/referral-states.md); a test compares."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from referrals.states import BEGINNINGS, CASE_MOVES, ENDS, REFERRAL_MOVES, TIMERS, TURNS, CaseState, Moves, State

HEAD = """# How cases and referrals move

Made from `referrals/states.py` by `python -m referrals.state_pages`; a test compares. A **case** is what a survivor
sends to the desk; a **referral** is what goes from the desk to one centre, with her consent.
"""


def page() -> str:
    """Return the whole page."""
    cases = [state for state in TURNS if isinstance(state, CaseState)]
    referrals = [state for state in TURNS if not isinstance(state, CaseState)]
    parts = [HEAD, *_kind("A case", cases, CASE_MOVES), *_kind("A referral", referrals, REFERRAL_MOVES), *_timers()]
    return "\n".join(parts)


def _kind(title: str, states: Iterable[State], moves: Moves) -> Iterator[str]:
    states = list(states)
    yield f"## {title}\n"
    yield "```mermaid\nstateDiagram-v2"
    yield from (f"    [*] --> {state}" for state in states if state in BEGINNINGS)
    yield from (f"    {before} --> {after}: {_people(who)}" for (before, after), who in moves.items())
    yield from (f"    {state} --> [*]" for state in states if state in ENDS)
    yield "```\n"
    yield "| state | whose turn |\n|---|---|"
    yield from (f"| {state} | {TURNS[state] or 'nobody: it has ended'} |" for state in states)
    yield ""


def _timers() -> Iterator[str]:
    yield "## What happens by itself\n"
    yield "| when | in state | after | then |\n|---|---|---|---|"
    for timer in TIMERS:
        then = f"becomes {timer.to}" if timer.to else f"tells: {timer.tells}"
        yield f"| {timer.name} | {timer.state} | {_span(timer.after)} | {then} |"
    yield ""


def _people(who: Iterable[str]) -> str:
    return ", ".join(sorted(who))


def _span(span: timedelta) -> str:
    if span.days:
        return f"{span.days} d"
    minutes = int(span.total_seconds()) // 60
    return f"{minutes // 60} h" if minutes >= 60 else f"{minutes} min"


if __name__ == "__main__":
    print(page(), end="")
