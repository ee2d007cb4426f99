"""Her pages, by the names of their pictures; looking.py stops at each."""

from typing import Final

# In the order of the way.
PAGES: Final = (
    "start",
    "before",
    "before-wrong",
    "other",
    "child",
    "needs",
    "reach",
    "reach-wrong",
    "where",
    "which",
    "more",
    "check",
    "code",
    "code-wrong",
    "done",
    "back",
    "back-wrong",
    "case",
    "case-wrong",
    "given",
    "sure",
    "handed",
    "check-app",
    "over",
    "given-app",
    "shut",
    "kept",
)
