"""How facts are said to a person, in the language of the page."""

from directory.wording.compass import say_way
from directory.wording.dates import say_month, say_time
from directory.wording.distance import say_distance
from directory.wording.labels import say_label
from directory.wording.numbers import number_link
from directory.wording.opening import say_opening
from directory.wording.states import say_state
from directory.wording.week import say_week

__all__ = [
    "number_link",
    "say_distance",
    "say_label",
    "say_month",
    "say_opening",
    "say_state",
    "say_time",
    "say_way",
    "say_week",
]
