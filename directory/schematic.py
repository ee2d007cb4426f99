"""Schematic maps: plain blocks, roughly where provinces lie, drawn by us. No shape in them follows a border.

Official maps are a matter of law, and a scheme is read as quickly. West is at the left in every language, so the
figures are coordinates of a drawing (one unit is one pixel on a screen 320 wide), not of a page's layout.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from places.models import Place

WIDTH: Final = 288
HEIGHT: Final = 304
LINE: Final = 25


@dataclass(frozen=True, slots=True)
class Block:
    """Where a province stands in the drawing, and the short name that fits there."""

    x: int
    y: int
    width: int
    height: int
    name: str | Promise

    @property
    def lines(self) -> list[tuple[int, int, str]]:
        """Return the words of the name, one a line, each with where its middle stands; a fixed space parts none."""
        words = str(self.name).split(" ")
        first = self.y + self.height / 2 - (len(words) - 1) * LINE / 2
        return [(self.x + self.width // 2, round(first + at * LINE), word) for at, word in enumerate(words)]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A province with its block."""

    place: Place
    block: Block


BLOCKS: Final[Mapping[str, Block]] = {
    "pk/gilgit-baltistan": Block(138, 2, 148, 62, _("Gilgit-Baltistan")),
    "pk/khyber-pakhtunkhwa": Block(28, 30, 106, 110, _("Khyber Pakhtunkhwa")),
    "pk/islamabad-capital-territory": Block(138, 68, 78, 72, _("Islamabad")),
    "pk/azad-jammu-and-kashmir": Block(220, 68, 66, 72, _("Azad Kashmir")),
    "pk/punjab": Block(128, 144, 130, 84, _("Punjab")),
    "pk/balochistan": Block(2, 144, 122, 158, _("Balochistan")),
    "pk/sindh": Block(128, 232, 108, 70, _("Sindh")),
}


def drawn(places: Iterable[Place]) -> list[Drawn]:
    """Return the places with their blocks, those farther north first; empty unless all of them can be drawn."""
    found = {place.pk: place for place in places}
    if found.keys() != BLOCKS.keys():
        return []
    return [Drawn(found[pk], block) for pk, block in BLOCKS.items()]
