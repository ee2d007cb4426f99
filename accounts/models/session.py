"""A session: who is signed in on which device. What it holds can be read with its cookie only."""

from typing import TYPE_CHECKING, ClassVar

from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models

from accounts.models.device import Device
from accounts.models.user import User

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase


class SessionManager(BaseSessionManager["Session"]):
    """Finds the sessions that can be listed and ended."""

    def of(self, user: User) -> models.QuerySet["Session"]:
        """Return a person's sessions, the last used first."""
        return self.filter(user=user).select_related("device").order_by("-seen_at")


class Session(AbstractBaseSession):
    """`session_key` holds a digest of the key in the cookie, `session_data` what is sealed under that key."""

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="sessions")
    device = models.ForeignKey(Device, models.CASCADE, null=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    objects: ClassVar[SessionManager] = SessionManager()

    class Meta(AbstractBaseSession.Meta):
        db_table = "accounts_session"
        verbose_name = "session"
        verbose_name_plural = "sessions"

    @classmethod
    def get_session_store_class(cls) -> "type[SessionBase]":
        """Return the store that seals."""
        from accounts.sessions import SessionStore

        return SessionStore
