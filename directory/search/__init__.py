"""SEARCH LIVES HERE: the nearest help, a question as a value, answered from ready-made cards."""

from directory.search.find import Results, find
from directory.search.found import Distance, Found, ReadyCard
from directory.search.inside import MOST, Inside, feature, feature_of, inside
from directory.search.statements import FORMS, HTML, JSON
from directory.search.value import MAX_LIMIT, Search

__all__ = [
    "FORMS",
    "HTML",
    "JSON",
    "MAX_LIMIT",
    "MOST",
    "Distance",
    "Found",
    "Inside",
    "ReadyCard",
    "Results",
    "Search",
    "feature",
    "feature_of",
    "find",
    "inside",
]
