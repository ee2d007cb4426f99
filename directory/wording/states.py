"""Where a listing stands on its way to the public."""

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Lazy

STATES: Final[dict[str, "Lazy"]] = {
    "draft": _("Draft"),
    "in review": _("Being checked"),
    "published": _("Public"),
    "suspended": _("Taken down for now"),
    "archived": _("Put away"),
}


def say_state(state: str) -> str:
    """Say where vetting stands."""
    return str(STATES.get(state, state))
