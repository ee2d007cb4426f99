"""Where one point lies as seen from another, in words: eight points of the compass, whole kilometres."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.scripts import as_run, filled

# Clockwise from north, each an eighth of the circle wide.
POINTS = (
    gettext_lazy("north"),
    gettext_lazy("north-east"),
    gettext_lazy("east"),
    gettext_lazy("south-east"),
    gettext_lazy("south"),
    gettext_lazy("south-west"),
    gettext_lazy("west"),
    gettext_lazy("north-west"),
)
# Nearer than this, a direction would say more than a city's middle is worth.
IN_THE_MIDDLE_M = 1_000


def say_point(azimuth: float) -> str:
    """Say a direction, in degrees clockwise from north, as one of eight points of the compass."""
    return str(POINTS[round(azimuth / 45) % 8])


def say_way(metres: float, azimuth: float, centre: str) -> SafeString:
    """Say "about 3 km north-east of the centre of Karachi"; HTML, as a name may be in the other script."""
    place = as_run(centre)
    if metres < IN_THE_MIDDLE_M:
        return filled(_("near the centre of %(place)s"), place=place)
    sentence = _("about %(km)s km %(point)s of the centre of %(place)s")
    return filled(sentence, km=round(metres / 1000), point=say_point(azimuth), place=place)
