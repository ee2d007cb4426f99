"""Client of the Raah API: the nearest help, the directory in HSDS 3.1, its changes, and the hand-off of a person."""

from raah.client import Raah
from raah.errors import AmbiguousError, RaahError
from raah.shapes import Assurance, Centre, Change, HandOff, Nearest, Phone, Place, ReachedThrough

__all__ = [
    "AmbiguousError",
    "Assurance",
    "Centre",
    "Change",
    "HandOff",
    "Nearest",
    "Phone",
    "Place",
    "Raah",
    "RaahError",
    "ReachedThrough",
]
