"""What a key may open: a closed list, without Django. A door of the API names one of these, or none.

There is none for reading the directory: that is open to all, without a key.
"""

from enum import StrEnum


class Scope(StrEnum):
    """One thing that a key may do."""

    # Make the links by which a person comes from the app to a desk, and take them back.
    HANDOFF_WRITE = "handoff.write"
    # Ask what became of them, where the person agreed.
    HANDOFF_READ = "handoff.read"
