"""Keeps floods away: so many events per key and minute, forgotten as soon as they no longer count."""

import math
import time
from collections.abc import Callable


class Limit:
    """A bucket per key that holds `amount` events and refills evenly within `per` seconds."""

    def __init__(self, amount: int, per: float = 60.0, *, now: Callable[[], float] = time.monotonic) -> None:
        self._amount = amount
        self._pause = per / amount
        self._now = now
        # When each key's bucket will be full again.
        self._full_at: dict[str, float] = {}
        self._sweep_at = 1024

    def wait(self, key: str) -> int:
        """Counts one event; 0 if it may happen, otherwise the seconds to wait, and the event does not count."""
        now = self._now()
        full_at = max(self._full_at.get(key, now), now) + self._pause
        excess = full_at - now - self._amount * self._pause
        if excess > 1e-9:
            return math.ceil(excess)
        self._full_at[key] = full_at
        if len(self._full_at) > self._sweep_at:
            self._full_at = {key: until for key, until in self._full_at.items() if until > now}
            self._sweep_at = 2 * len(self._full_at) + 1024
        return 0

    def forget(self, key: str) -> None:
        """Gives a key its whole bucket back."""
        self._full_at.pop(key, None)
