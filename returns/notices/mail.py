"""Notices as mails: composed the same way whether a server takes them or, in a demo, the console shows them."""

import re
import sys
from collections import deque
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import TextIO

from returns.clock import Clock
from returns.errors import Undeliverable
from returns.notices.letters import Letter, Letters
from returns.notices.shop import Shop
from returns.notices.smtp import MailServer, send
from returns.outbox import Notice

_REMEMBERED = 1000  # mails that the server took, of which the outbox learns at once as a rule


class MailDelivery:
    """Sends notices through a mail server, each once as long as this process lives."""

    def __init__(self, letters: Letters, server: MailServer, clock: Clock) -> None:
        self._letters = letters
        self._server = server
        self._clock = clock
        self._taken: deque[str] = deque(maxlen=_REMEMBERED)

    def deliver(self, notice: Notice) -> None:
        """Sends the notice's mail; raises `DeliveryFailed`. Each try has the same Message-ID."""
        if notice.key in self._taken:
            return  # the server has it, and only the outbox could not be told
        send(self._server, mail(self._letters.letter(notice), notice, self._letters.shop, self._clock()))
        self._taken.append(notice.key)


class ConsoleDelivery:
    """The mail server's twin for demos: prints mails, codes included, and keeps them in a folder."""

    def __init__(self, letters: Letters, folder: Path, clock: Clock, out: TextIO | None = None) -> None:
        self._letters = letters
        self._folder = folder
        self._clock = clock
        self._out = out or sys.stdout

    def deliver(self, notice: Notice) -> None:
        """Prints what the notice's mail says, and names the file that has all of it."""
        letter = self._letters.letter(notice)
        composed = mail(letter, notice, self._letters.shop, self._clock())
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"{safe(notice.key)}.eml"
        file.write_bytes(composed.as_bytes())
        head = f"--- mail to {letter.to}: {letter.said.subject} ({file})"
        print(f"{head}\n{letter.said.text}", file=self._out, flush=True)


def mail(letter: Letter, notice: Notice, shop: Shop, at: datetime) -> EmailMessage:
    """The mail to a letter; raises `Undeliverable` when its address makes no sense."""
    domain = shop.mail.rpartition("@")[2]
    composed = EmailMessage(SMTP)
    composed["From"] = Address(shop.name, addr_spec=shop.mail)
    try:
        composed["To"] = Address(addr_spec=letter.to)
    except (ValueError, IndexError):
        raise Undeliverable("the order's email address cannot be written to") from None
    composed["Subject"] = letter.said.subject
    composed["Date"] = format_datetime(at)
    composed["Message-ID"] = f"<{safe(notice.key)}@{domain}>"
    # All mails of a case stand together, whichever of them came first.
    composed["References"] = f"<{safe(notice.subject)}@{domain}>"
    composed["Auto-Submitted"] = "auto-generated"
    composed.set_content(letter.said.text)
    composed.add_alternative(letter.said.html, subtype="html")
    if letter.slip:
        composed.add_attachment(letter.slip, maintype="application", subtype="pdf", filename=f"{letter.case}.pdf")
    return composed


def safe(key: str) -> str:
    """A notice's key as its mail's Message-ID and its file have it."""
    return re.sub(r"[^A-Za-z0-9-]+", ".", key)
