"""Tells those who watch a conversation that something in it changed."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

INBOX = "inbox"  # the key that rings whenever the list of conversations may have changed


class Bells:
    """One bell per key; it carries no data, so whoever hears it reads the store and can miss nothing."""

    def __init__(self) -> None:
        self._listening: defaultdict[str, set[asyncio.Event]] = defaultdict(set)

    def ring(self, *keys: str) -> None:
        """Wakes everybody who listens to one of the keys."""
        for key in keys:
            for event in self._listening.get(key, ()):
                event.set()

    @contextmanager
    def listen(self, key: str) -> Iterator[asyncio.Event]:
        """An event that is set at each ring; the listener clears it before it reads."""
        event = asyncio.Event()
        self._listening[key].add(event)
        try:
            yield event
        finally:
            self._listening[key].discard(event)
            if not self._listening[key]:
                del self._listening[key]
