"""A real mail server for tests: it keeps what it is given, or refuses it the way it is told."""

import asyncio
import math
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from ops.product import free_port


class Mailbox:
    """What arrived, the reply to each step (`recipient`, `data`), and how many mails are taken at `most`."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.logins: list[tuple[bytes, bytes]] = []
        self.recipient = "250 OK"
        self.data = "250 OK"
        self.most = math.inf
        self.waiting = False
        self.url = ""

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Takes a recipient, or refuses it."""
        if self.recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.recipient

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Takes a mail, or refuses it, or lets it wait while there are as many as are wanted."""
        while len(self.mails) >= self.most:
            self.waiting = True
            await asyncio.sleep(0.01)
        if self.data.startswith("250"):
            content = envelope.content
            assert isinstance(content, bytes)
            mail = message_from_bytes(content, policy=default)
            assert isinstance(mail, EmailMessage)
            self.mails.append(mail)
            self.recipients.append(list(envelope.rcpt_tos))
        return self.data

    def authenticate(self, _server: SMTP, _session: Session, _envelope: Envelope, _kind: str, given: Any) -> AuthResult:
        """Lets everybody in, and remembers who it was."""
        assert isinstance(given, LoginPassword)
        self.logins.append((given.login, given.password))
        return AuthResult(success=given.password == b"right", handled=False)


@contextmanager
def mailbox(tls: ssl.SSLContext | None = None, *, auth: bool = False, host: str = "127.0.0.1") -> Iterator[Mailbox]:
    """A mail server on a free port; with `tls` it offers encryption, with `auth` it asks for a password."""
    box = Mailbox()
    options: dict[str, Any] = {"tls_context": tls, "auth_require_tls": bool(tls), "ready_timeout": 60.0}
    if auth:
        options |= {"authenticator": box.authenticate}
    port = free_port()
    controller = Controller(box, hostname=host, port=port, **options)
    controller.start()
    box.url = f"smtp://{host}:{port}"
    try:
        yield box
    finally:
        controller.stop()
