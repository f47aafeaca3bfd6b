"""The shop as its customers know it."""

from dataclasses import dataclass
from pathlib import Path

from returns.settings import Settings


@dataclass(frozen=True)
class Shop:
    """Name, return address line by line, the address that mails come from, and where its desk is reached."""

    name: str
    address: tuple[str, ...]
    mail: str
    url: str
    slip_font: Path | None = None


def shop_of(settings: Settings) -> Shop:
    """The shop that the settings describe."""
    return Shop(settings.shop_name, settings.return_lines, settings.mail_from, settings.public_url, settings.slip_font)
