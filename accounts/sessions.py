"""Sessions that a copy of the database cannot open: the row is found by a digest, and sealed under the key itself."""

import json
from base64 import b64decode, b64encode
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any, Final

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import CreateError, SessionBase
from django.core.exceptions import SuspiciousOperation
from django.utils import timezone
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from accounts.models import Session

# Nobody works longer than a shift; a browser left open is safe after an hour.
HARD_END: Final = timedelta(hours=8)
IDLE_END: Final = timedelta(hours=1)
# How exactly it is known when somebody was last here: writing at every click would cost without telling more.
SEEN_EVERY: Final = timedelta(minutes=1)
DEVICE: Final = "device"
USER: Final = "_auth_user_id"
BEGAN: Final = "began"


def digest(key: str) -> str:
    """Return what a session's row is known by: 40 letters that do not lead back to the key in the cookie."""
    return blake2b(key.encode(), digest_size=20, person=b"session row").hexdigest()


def _box(key: str) -> SecretBox:
    return SecretBox(blake2b(key.encode(), digest_size=SecretBox.KEY_SIZE, person=b"session data").digest())


class SessionStore(db.SessionStore):
    """Django's store in the database, with rows that only the browser's own cookie opens."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Return the table."""
        return Session

    def encode(self, session_dict: dict[str, Any]) -> str:
        """Return what is held, sealed under the session's own key."""
        held = json.dumps(session_dict, separators=(",", ":")).encode()
        return b64encode(_box(self._key()).encrypt(held)).decode()

    def decode(self, session_data: str | bytes) -> dict[str, Any]:
        """Return what was held; nothing where this key did not seal it."""
        try:
            opened: dict[str, Any] = json.loads(_box(self._key()).decrypt(b64decode(session_data)))
        except (CryptoError, ValueError):
            return {}
        return opened

    def exists(self, session_key: str) -> bool:
        """Say whether the key is taken."""
        return Session.objects.filter(session_key=digest(session_key)).exists()

    def delete(self, session_key: str | None = None) -> None:
        """End a session: the one with this key, else this one."""
        if key := session_key or self.session_key:
            Session.objects.filter(session_key=digest(key)).delete()

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Return the row of this session; when it began stays what it was."""
        now = timezone.now()
        self._get_or_create_session_key()  # type: ignore[attr-defined]
        started = began(data)
        return Session(
            session_key=digest(self._key()),
            session_data=self.encode(data),
            expire_date=ends_at(started, now),
            user_id=data.get(USER),
            device_id=data.get(DEVICE),
            started_at=started,
            seen_at=now,
        )

    def _get_session_from_db(self) -> Session | None:
        """Return the row, unless it has ended."""
        if not self.session_key:
            return None
        found = Session.objects.filter(session_key=digest(self.session_key), expire_date__gt=timezone.now()).first()
        if found is None:
            self._session_key = None
        self.row = found
        return found

    def _key(self) -> str:
        key: str | None = self.session_key
        if not key:
            raise SuspiciousOperation("a session without a key seals nothing")
        return key


def begin(session: SessionBase) -> None:
    """Note that somebody has just signed in. Another key for the session, as a new password brings, begins nothing."""
    session[BEGAN] = timezone.now().isoformat()


def began(data: dict[str, Any]) -> datetime:
    """Return when somebody signed in; what nobody has signed in to begins with its first word."""
    return datetime.fromisoformat(data.setdefault(BEGAN, timezone.now().isoformat()))


def ends_at(started: datetime, seen: datetime) -> datetime:
    """Return when a session ends: an hour after it was last used, and a shift after its start."""
    return min(started + HARD_END, seen + IDLE_END)


__all__ = ["CreateError", "SessionStore"]
