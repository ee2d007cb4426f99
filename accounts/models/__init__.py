"""The people who work here, and what they sign in with. Survivors have no account."""

from accounts.models.device import Device
from accounts.models.invitation import Invitation
from accounts.models.session import Session
from accounts.models.user import User, normal

__all__ = ["Device", "Invitation", "Session", "User", "normal"]
