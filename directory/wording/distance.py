"""How far away a place is said to be: never closer than it is known."""

from typing import Protocol

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from directory.scripts import as_run, filled


class Far(Protocol):
    """What a distance must know. `distance_m` only where the point is exact; kilometres go from place to place."""

    @property
    def distance_m(self) -> int | None: ...  # noqa: D102
    @property
    def distance_km_about(self) -> int | None: ...  # noqa: D102
    @property
    def in_same_place(self) -> bool: ...  # noqa: D102


def say_distance(distance: Far | None, place: str) -> SafeString:
    """Say "450 metres away", "2.3 km away", "in Multan" or "about 140 km (Multan)"; empty for help that is nowhere.

    The answer is HTML: a place whose name is in the other script stands in a run of its own.
    """
    if distance is None:
        return SafeString()
    if distance.distance_m is not None:
        return filled(say_metres(distance.distance_m))
    if distance.in_same_place or not distance.distance_km_about:
        return filled(_("in %(place)s"), place=as_run(place))
    return filled(_("about %(km)s km (%(place)s)"), km=distance.distance_km_about, place=as_run(place))


def say_metres(metres: int) -> str:
    """Say metres: by tens below a kilometre, by tenths below ten kilometres, then whole kilometres."""
    if metres < 995:
        return _("%(metres)s metres away") % {"metres": max(10, round(metres, -1))}
    km = metres / 1000
    return _("%(km)s km away") % {"km": f"{km:.1f}" if km < 9.95 else f"{km:.0f}"}
