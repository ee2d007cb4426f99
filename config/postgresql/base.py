"""The backend: before a kept connection is used again, the socket is asked whether the server has hung up."""

from select import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Knows a lost connection without asking the server, which would cost every request a round trip."""

    def is_usable(self) -> bool:
        """Return False once the server has closed its end; an idle connection has nothing to read."""
        if self.connection is None or self.connection.closed:
            return False
        readable, _, _ = select([self.connection.fileno()], [], [], 0)
        return not readable
