"""Puts returns together: the one place that knows which order source, database and clock a process has."""

from contextlib import closing

from returns.carriers.carrier import NoCarrier, SimulatedCarrier
from returns.clock import clock_from
from returns.database import Database
from returns.entries import Entries, Entry
from returns.errors import Unusable
from returns.instructing import answered, instructed
from returns.notices.letters import Cases, Letters
from returns.notices.mail import ConsoleDelivery, MailDelivery
from returns.notices.shop import shop_of
from returns.notices.smtp import mail_server
from returns.notices.texts import Texts
from returns.orders.embedded import EmbeddedOrders
from returns.outbox import Channel, Delivery, Follower, Outbox
from returns.refunds.delivery import Refunds
from returns.refunds.provider import Booked, PaymentProvider
from returns.service import Returns
from returns.settings import Settings, read_settings


def open_returns(settings: Settings | None = None) -> Returns:
    """The door to orders and cases; raises `Unusable` with one line for the operator when something is not in place."""
    settings = settings or read_settings()
    database = _checked(settings)
    carrier = SimulatedCarrier(settings.simulated_carrier_days) if settings.simulated_carrier_days else NoCarrier()
    clock = clock_from(settings.now)
    return Returns(EmbeddedOrders(database), database, clock, terms=settings.terms, carrier=carrier)


def refunds_for(settings: Settings, provider: PaymentProvider | None = None) -> Refunds:
    """What stands at the end of the outbox's channel for refunds; its `paid` follows their delivery."""
    return Refunds(provider or Booked(), settings.terms)


def letters_for(settings: Settings, cases: Cases) -> Letters:
    """Who writes the notices of this shop, in its language and with its own texts."""
    return Letters(cases, shop_of(settings), Texts(settings.language, settings.notices))


def open_outbox(
    settings: Settings,
    database: Database,
    letters: Letters,
    chat: Delivery | None = None,
    provider: PaymentProvider | None = None,
) -> Outbox:
    """The outbox with what stands at the end of each channel; only a process that has the chat serves that one."""
    clock = clock_from(settings.now)
    refunds = refunds_for(settings, provider)
    deliveries: dict[Channel, Delivery] = {Channel.REFUNDS: refunds}
    followers: dict[tuple[Channel, str], Follower] = {(Channel.REFUNDS, "refund"): refunds.paid}
    if chat:
        deliveries[Channel.CHAT] = chat
        followers[Channel.CHAT, "approved"] = answered
    if settings.smtp_url:
        deliveries[Channel.MAIL] = MailDelivery(letters, mail_server(settings.smtp_url), clock)
        followers[Channel.MAIL, "approved"] = instructed
    else:
        deliveries[Channel.MAIL] = ConsoleDelivery(letters, settings.data / "mails", clock)
    return Outbox(database, deliveries, clock, followers, keeps_sent=not settings.smtp_url)


def deliver_due(settings: Settings | None = None) -> int:
    """Sends what is due in the outbox, but for the chat, and returns how much went out."""
    settings = settings or read_settings()
    with closing(open_returns(settings)) as returns, closing(_checked(settings)) as database:
        return open_outbox(settings, database, letters_for(settings, returns)).deliver_due()


def outbox_entries(settings: Settings | None = None) -> list[Entry]:
    """What is and was in the outbox, oldest first."""
    settings = settings or read_settings()
    with closing(_checked(settings)) as database:
        return Entries(database, clock_from(settings.now)).all()


def migrate(settings: Settings | None = None) -> None:
    """Brings the database to this version, however old it is."""
    settings = settings or read_settings()
    with closing(Database(settings.database)) as database:
        database.migrate()


def _checked(settings: Settings) -> Database:
    database = Database(settings.database)
    try:
        database.check()
    except Unusable:
        database.close()
        raise
    return database
