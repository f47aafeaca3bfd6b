"""The console's twin of the mail server, for demos: it says what would have left the house."""

import sys
from typing import TextIO

from returns.outbox import Notice


class ConsoleDelivery:
    """Prints instead of sending."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stdout

    def deliver(self, notice: Notice) -> None:
        """Prints the notice in one line."""
        print(f"outbox: {notice.kind} {notice.subject}", file=self._out, flush=True)
