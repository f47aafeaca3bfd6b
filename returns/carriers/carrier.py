"""The port of carriers, and one that is simulated for demos and tests."""

from datetime import datetime, timedelta
from typing import Protocol

from returns.model import Tracking


class Carrier(Protocol):
    """Knows where parcels are."""

    def delivered_at(self, parcel: Tracking, posted_at: datetime) -> datetime | None:
        """When the parcel was (or will be) handed over, as far as the carrier knows."""
        ...


class NoCarrier:
    """Knows nothing: agents say themselves what arrived."""

    def delivered_at(self, parcel: Tracking, posted_at: datetime) -> datetime | None:
        """Nothing is known."""
        return None


class SimulatedCarrier:
    """Delivers every parcel the same number of days after it was posted."""

    def __init__(self, days: int) -> None:
        self._takes = timedelta(days=days)

    def delivered_at(self, parcel: Tracking, posted_at: datetime) -> datetime | None:
        """So many days later."""
        return posted_at + self._takes
