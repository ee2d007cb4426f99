"""What the public sees. A view is a sentence: door, deed, way out."""

from directory.views.beside import choose, lines
from directory.views.centre import centre
from directory.views.contact import contact
from directory.views.home import home
from directory.views.letters import claim, report, suggest, thanks
from directory.views.numbers import numbers
from directory.views.paper import card, poster
from directory.views.places import countries, place
from directory.views.robots import robots
from directory.views.search import search

__all__ = [
    "card",
    "centre",
    "choose",
    "claim",
    "contact",
    "countries",
    "home",
    "lines",
    "numbers",
    "place",
    "poster",
    "report",
    "robots",
    "search",
    "suggest",
    "thanks",
]
