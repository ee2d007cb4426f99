"""How facts are said to a person, in the language of the page."""

from directory.wording.dates import say_month, say_time
from directory.wording.distance import say_distance
from directory.wording.numbers import number_link
from directory.wording.opening import say_opening
from directory.wording.week import Line, say_week

__all__ = ["Line", "number_link", "say_distance", "say_month", "say_opening", "say_time", "say_week"]
