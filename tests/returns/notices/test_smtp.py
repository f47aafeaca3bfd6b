"""Handing mails in: encrypted where the server can, the password never in the clear, failures told apart."""

import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from returns.errors import BadSetting, DeliveryFailed
from returns.notices.smtp import MailServer, mail_server, send
from returns.settings import read_settings
from tests.mailbox import Mailbox, mailbox


def a_mail() -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "returns@shop.example", "maya@example.com", "Hello"
    mail.set_content("Hello.")
    return mail


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", MailServer("mail.example", 25, False, "", "")),
        ("smtp://us%40er:p%2Fw@mail.example:587", MailServer("mail.example", 587, False, "us@er", "p/w")),
        ("smtps://user:pw@mail.example", MailServer("mail.example", 465, True, "user", "pw")),
    ],
)
def test_a_mail_server_is_named_by_a_url(url: str, server: MailServer) -> None:
    assert mail_server(url) == server


@pytest.mark.parametrize(
    "url", ["mail.example", "http://mail.example", "smtp://", "smtp://mail.example/x", "smtp://h:x"]
)
def test_what_is_no_mail_server_is_refused_by_its_setting(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RINGBACK_SMTP_URL", url)
    with pytest.raises(BadSetting, match=r"^RINGBACK_SMTP_URL: "):
        read_settings()


def test_a_mail_is_handed_in(post: Mailbox) -> None:
    send(mail_server(post.url), a_mail())
    assert [mail["Subject"] for mail in post.mails] == ["Hello"]


def test_a_password_is_shown_to_the_server() -> None:
    with mailbox(auth=True) as box:
        send(mail_server(box.url)._replace(user="ringback", password="right"), a_mail())
        assert box.logins == [(b"ringback", b"right")]
        assert len(box.mails) == 1


def test_a_wrong_password_is_tried_again_later_since_somebody_may_mend_it() -> None:
    with mailbox(auth=True) as box:
        with pytest.raises(DeliveryFailed, match="refused the password"):
            send(mail_server(box.url)._replace(user="ringback", password="wrong"), a_mail())
        assert box.mails == []


def test_a_password_is_not_sent_unencrypted_to_another_machine() -> None:
    # An address of this machine that does not look like one.
    with mailbox(auth=True, host="127.0.0.2") as box:
        with pytest.raises(DeliveryFailed, match="unencrypted"):
            send(mail_server(box.url)._replace(user="ringback", password="right"), a_mail())
        assert box.logins == []


def test_a_server_whose_certificate_nobody_vouches_for_gets_nothing(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1"]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate, key)
    with mailbox(tls) as box:
        with pytest.raises(DeliveryFailed, match="cannot be reached"):
            send(mail_server(box.url), a_mail())
        assert box.mails == []


def test_a_server_that_is_not_there_is_tried_again() -> None:
    with pytest.raises(DeliveryFailed, match="cannot be reached"):
        send(MailServer("127.0.0.1", 1, False, "", ""), a_mail())


@pytest.fixture
def rude() -> Iterator[MailServer]:
    """A server that takes a mail and hangs up instead of saying goodbye."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=_take_and_hang_up, args=(listener,))
        thread.start()
        yield MailServer("127.0.0.1", listener.getsockname()[1], False, "", "")
        thread.join()


def _take_and_hang_up(listener: socket.socket) -> None:
    client, _ = listener.accept()
    with client, client.makefile("rb") as lines:
        client.sendall(b"220 hello\r\n")
        for line in lines:
            if line.upper().startswith(b"DATA"):
                client.sendall(b"354 go on\r\n")
            elif line == b".\r\n":
                client.sendall(b"250 taken\r\n")
                return
            elif line.upper().startswith((b"EHLO", b"MAIL", b"RCPT")):
                client.sendall(b"250 OK\r\n")


def test_a_mail_that_was_taken_is_sent_even_when_the_farewell_fails(rude: MailServer) -> None:
    send(rude, a_mail())
