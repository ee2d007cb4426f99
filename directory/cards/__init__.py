"""The read side: cards are made when a listing changes, so that a search only has to fetch them."""

from directory.cards.check import differences
from directory.cards.facts import CardFacts
from directory.cards.rebuild import catalogue_version, rebuild

__all__ = ["CardFacts", "catalogue_version", "differences", "rebuild"]
