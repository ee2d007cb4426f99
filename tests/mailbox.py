"""A mail server of this machine, which keeps what it is given: mail in tests goes the whole way, by SMTP."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller

from tests.jobs import wait_until
from tests.sites import free_port

HOST = "127.0.0.1"
TAKEN = "250 OK"
LATER = "451 Come again later"


class Received(EmailMessage):
    """A message as it came, with its envelope."""

    sender: str = ""
    recipients: tuple[str, ...] = ()


class Mailbox:
    """What a mail server got. `refused` counts what it was given while it refused."""

    def __init__(self) -> None:
        self.port = free_port()
        self.messages: list[Received] = []
        self.refused = 0
        self._refuses = False

    async def handle_DATA(self, _server, _session, envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """Keep a message, or say "later"."""
        if self._refuses:
            self.refused += 1
            return LATER
        message = message_from_bytes(envelope.content, Received, policy=policy.default)
        message.sender, message.recipients = envelope.mail_from, tuple(envelope.rcpt_tos)
        self.messages.append(message)
        return TAKEN

    @contextmanager
    def refusing(self) -> Iterator[None]:
        """Refuse everything for a while (451), as a server does that is busy or does not know the sender yet."""
        self._refuses = True
        try:
            yield
        finally:
            self._refuses = False

    def wait_for(self, count: int) -> list[Received]:
        """Return the messages once there are `count` of them: for mail that another process sends."""
        wait_until(lambda: len(self.messages) >= count, f"{count} messages had come")
        return self.messages

    def environment(self) -> dict[str, str]:
        """Return the variables by which a site or a worker in a process of its own sends here."""
        open_door = {"SMTP_SECURITY": "", "SMTP_USER": "", "SMTP_PASSWORD": ""}
        return {"SMTP_HOST": HOST, "SMTP_PORT": str(self.port)} | open_door


@contextmanager
def opened() -> Iterator[Mailbox]:
    """Have a mail server on a free port."""
    mailbox = Mailbox()
    controller = Controller(mailbox, hostname=HOST, port=mailbox.port, server_hostname="localhost")
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()


@pytest.fixture
def mailbox(settings) -> Iterator[Mailbox]:
    """A mail server to which this process sends, in place of Django's mail that goes nowhere."""
    with opened() as mailbox:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = HOST, mailbox.port
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        yield mailbox
