"""How we know what a listing says: who found out, how, and whether that is too long ago."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.models import AssuranceMethod

UNCONFIRMED: Final = _("From public sources, not yet confirmed by us")
OVERDUE: Final = _("Confirmed long ago, not again since")
CONFIRMED: Final[dict[str, Promise]] = {
    AssuranceMethod.CALL: _("We called them and confirmed it"),
    AssuranceMethod.VISIT: _("We went there and confirmed it"),
    AssuranceMethod.DOCUMENT: _("Confirmed by an official paper"),
    AssuranceMethod.OFFICIAL_SITE: _("Confirmed by their official site"),
    AssuranceMethod.SELF_DECLARED: _("They told us that it is correct"),
}


def assured_how(method: str, *, is_overdue: bool) -> Promise:
    """Return how a listing is known to be true; `method` is empty for what was never confirmed."""
    if not method:
        return UNCONFIRMED
    return OVERDUE if is_overdue else CONFIRMED[method]
