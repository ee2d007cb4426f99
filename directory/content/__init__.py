"""A listing as one plain value: what is drafted, compared, kept as history, previewed, and carried by spreadsheets."""

from directory.content.differing import Difference, changed, differences, merged
from directory.content.faults import FAULTS, Fault, faults_of
from directory.content.keeping import keep_editions
from directory.content.reading import content_of, contents_of
from directory.content.shape import BLANK, KEYS, SENSITIVE, Content, without_sensitive
from directory.content.writing import write

__all__ = [
    "BLANK",
    "FAULTS",
    "KEYS",
    "SENSITIVE",
    "Content",
    "Difference",
    "Fault",
    "changed",
    "content_of",
    "contents_of",
    "differences",
    "faults_of",
    "keep_editions",
    "merged",
    "without_sensitive",
    "write",
]
