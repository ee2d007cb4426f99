"""Which of a country's numbers serve the province around a place."""

from collections.abc import Set

from places.models import Kind, Place
from safety.hotlines import Line

COMMAS = ("، ", ", ")


def provinces_around(here: Place) -> list[Place]:
    """Return the province or territory around a place, or the place itself when it is one."""
    return list(Place.objects.filter(number__in=here.ancestors, kind__in=(Kind.PROVINCE, Kind.TERRITORY)))


def serves(line: Line, names: Set[str]) -> bool:
    """Tell whether a line serves one of the provinces of these names, in the line's own language."""
    said = line.area
    for comma in COMMAS:
        said = said.replace(comma, "\n")
    return bool(names & set(said.splitlines()))
