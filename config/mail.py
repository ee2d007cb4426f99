"""How mail is sent: by plain SMTP, as the environment says. A demo without a server writes it to the terminal."""

from typing import Final

from config import env, side

SMTP: Final = "django.core.mail.backends.smtp.EmailBackend"
TERMINAL: Final = "django.core.mail.backends.console.EmailBackend"
TIMEOUT_S: Final = 20
PORTS: Final = {"": "25", "starttls": "587", "tls": "465"}


def _security() -> str:
    return env.text("SMTP_SECURITY", "")


def host() -> str:
    """Return the mail server. Production must name one where it sends anything: letters hold links that let in."""
    may_do_without = env.flag("RAAH_DEMO", default=True) or side.chosen() == side.PUBLIC
    return env.text("SMTP_HOST", "" if may_do_without else None)


def port() -> int:
    """Return its port: SMTP_PORT, else the usual one of how it is reached."""
    return int(env.text("SMTP_PORT", PORTS.get(_security(), "25")))


def uses_starttls() -> bool:
    """Say whether the connection becomes encrypted after its start."""
    return _security() == "starttls"


def uses_tls() -> bool:
    """Say whether the connection is encrypted from its start."""
    return _security() == "tls"


def sender() -> str:
    """Return the address that mail comes from."""
    return env.text("MAIL_FROM", "raah@localhost")


def demo_url() -> str:
    """Return where a demo is reached."""
    return f"http://localhost:{env.text('PORT', '8000')}"


def backend() -> str:
    """Return how letters leave: through the server, or in a demo that has none by the terminal."""
    return SMTP if host() else TERMINAL
