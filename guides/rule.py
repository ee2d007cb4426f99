"""The rule of review: what may be shown. Pure, and the only place where it stands."""

from collections.abc import Mapping
from enum import StrEnum

from guides.shapes import GUARDED, Kind


class Standing(StrEnum):
    """How a text stands on a page."""

    SHOWN = "shown"
    DRAFT = "draft"
    WITHHELD = "withheld"


def standing(kind: Kind, reviews: Mapping[str, str], *, demo: bool) -> Standing:
    """Say how a text of this kind is shown, given who has checked the page in the reader's language.

    `reviews` is what `Guide.reviews` returns: what was checked, and by whom.
    """
    if kind not in GUARDED or reviews.get(kind):
        return Standing.SHOWN
    return Standing.DRAFT if demo else Standing.WITHHELD
