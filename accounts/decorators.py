"""Says at each door of staff who may pass. The gate reads it; a door that says nothing lets nobody through."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from allauth.account.decorators import reauthentication_required

from accounts.roles import Permission

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Door:
    """Who may pass. `is_open`: everybody. `is_set_up`: also an account that has no second factor yet.

    With `within`, the permission is one that is held inside an organization, and the view asks for it there. With
    `is_keyed` a program passes by its key, for which the view asks; no session counts.
    """

    permission: Permission | None = None
    is_open: bool = False
    is_set_up: bool = False
    within: bool = False
    is_keyed: bool = False


def _marked(view: View, door: Door) -> View:
    view.door = door  # type: ignore[attr-defined]
    return view


def anyone(view: View) -> View:
    """Let everybody through: the doors by which staff come in."""
    return _marked(view, Door(is_open=True))


def keyed(view: View) -> View:
    """Let through whoever comes, as a program: the view (api.keys) lets nobody do anything without a partner's key."""
    return _marked(view, Door(is_keyed=True))


def setting_up(view: View) -> View:
    """Let through whoever is signed in, with a second factor or without: here it is set up."""
    return _marked(view, Door(Permission.OWN_ACCOUNT, is_set_up=True))


def requires(permission: Permission) -> Callable[[View], View]:
    """Let through whoever is signed in with a second factor and holds the permission."""
    return lambda view: _marked(view, Door(permission))


def requires_within(permission: Permission) -> Callable[[View], View]:
    """Let through whoever is signed in with a second factor; the view finds the organization through the person."""
    return lambda view: _marked(view, Door(permission, within=True))


def proven_again(view: View) -> View:
    """Ask whoever sends something here to show once more that it is them, if they did so some minutes ago.

    What they sent waits in their session, and is done once they have (settings.ACCOUNT_REAUTHENTICATION_TIMEOUT).
    """
    asking: View = reauthentication_required(enabled=lambda request: request.method == "POST")(view)
    return asking
