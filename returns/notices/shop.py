"""The shop as its customers know it."""

from dataclasses import dataclass
from pathlib import Path

from returns.settings import Settings


@dataclass(frozen=True)
class Shop:
    """Name, return address line by line, the address that mails come from, and where its desk is reached.

    `links_orders` says whether it makes links to new orders that know their case.
    """

    name: str
    address: tuple[str, ...]
    mail: str
    url: str
    slip_font: Path | None = None
    links_orders: bool = False


def shop_of(settings: Settings) -> Shop:
    """The shop that the settings describe."""
    return Shop(
        name=settings.shop_name,
        address=settings.return_lines,
        mail=settings.mail_from,
        url=settings.public_url,
        slip_font=settings.slip_font,
        links_orders=bool(settings.new_order_url),
    )
