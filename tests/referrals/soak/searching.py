"""Searches on the public's side, one after the other over two lines; says as JSON how long they took.

`python -m tests.referrals.soak.searching PORT DATABASE_URL SECONDS`: a process of its own, so that whoever throws codes
at the other side does not slow the clock.
"""

import json
import sys
from dataclasses import asdict

from bench import load, questions
from bench.posed import Posed

LINES = 2


def main() -> None:
    """Ask and print."""
    port, url, seconds = sys.argv[1:]
    pages = Posed(addresses=[question.page for question in questions.questions(url)])
    print(json.dumps(asdict(load.measure("plain", load.Load(int(port), pages, LINES, float(seconds))))))


if __name__ == "__main__":
    main()
