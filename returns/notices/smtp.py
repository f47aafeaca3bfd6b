"""Hands mails to a mail server."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from returns.errors import DeliveryFailed, Undeliverable

_SECONDS = 10  # for each step of the exchange; a lease of the outbox is longer than all of them
_OWN_MACHINE = {"127.0.0.1", "::1", "localhost"}
_SHUT = 500  # a reply from here on says that trying again would not help


class MailServer(NamedTuple):
    """Where mails are handed in; `encrypted` from the first byte, and else as soon as the server offers it."""

    host: str
    port: int
    encrypted: bool
    user: str
    password: str


def mail_server(url: str) -> MailServer:
    """The server that a URL such as smtp://user:password@host:587 or smtps://… names; raises `ValueError`."""
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or parts.path.strip("/"):
        raise ValueError("not the URL of a mail server, such as smtp://user:password@host:587")
    encrypted = parts.scheme == "smtps"
    port = parts.port or (465 if encrypted else 25)
    return MailServer(parts.hostname, port, encrypted, unquote(parts.username or ""), unquote(parts.password or ""))


def send(server: MailServer, mail: EmailMessage) -> None:
    """Hands one mail in; raises `DeliveryFailed`, or `Undeliverable`, without naming anybody."""
    try:
        with _connected(server) as connection:
            connection.send_message(mail)
    except smtplib.SMTPRecipientsRefused as refused:
        code = max(code for code, _ in refused.recipients.values())
        raise _failure(code, f"the mail server refused the recipient ({code})") from None
    except smtplib.SMTPAuthenticationError as refused:
        raise DeliveryFailed(f"the mail server refused the password ({refused.smtp_code})") from None
    except smtplib.SMTPResponseException as refused:
        raise _failure(refused.smtp_code, f"the mail server refused the mail ({refused.smtp_code})") from None
    except smtplib.SMTPNotSupportedError:
        raise Undeliverable("the mail server does not know what this mail needs") from None
    except (smtplib.SMTPException, OSError) as error:
        raise DeliveryFailed(f"the mail server cannot be reached ({type(error).__name__})") from None


@contextmanager
def _connected(server: MailServer) -> Iterator[smtplib.SMTP]:
    trusted = ssl.create_default_context()
    if server.encrypted:
        connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=_SECONDS, context=trusted)
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
    try:
        connection.ehlo()
        safe = server.encrypted or server.host in _OWN_MACHINE
        if not server.encrypted and connection.has_extn("starttls"):
            connection.starttls(context=trusted)
            connection.ehlo()
            safe = True
        if server.user:
            if not safe:
                raise DeliveryFailed("the mail server wants the password unencrypted, which is not sent")
            connection.login(server.user, server.password)
        yield connection
        # The mail is the server's by now: a farewell that fails is no reason to send it again, and one that is
        # waited for would only lengthen the moment in which a kill has it sent again.
        with suppress(smtplib.SMTPException, OSError):
            connection.putcmd("QUIT")
    finally:
        connection.close()


def _failure(code: int, why: str) -> DeliveryFailed:
    return Undeliverable(why) if code >= _SHUT else DeliveryFailed(why)
