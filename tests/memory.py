"""What a worker keeps of the directory between two requests.

Each is named by the state of the directory that it stands for. Tests take changes back, so two of them may meet two
directories under one name: none may begin with what another one kept.
"""

from api.hsds import edition, marks
from directory import counting
from directory.search import lines


def forget() -> None:
    """Keep nothing of the directory."""
    counting.forget()
    lines.forget()
    edition.forget()
    marks.forget()
