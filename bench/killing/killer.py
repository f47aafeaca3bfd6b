"""Kills the servers of a running product at random, as kill -9 does, and starts them again."""

import threading
import time
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from random import Random

from tests.stack import Stack, until

WEIGHTS = {"desk": 4, "actions": 2, "rasa": 1}
"""How often each of them is the one, of those that are up."""
REST = {"desk": 0.5, "actions": 0.5, "rasa": 2.0}
"""How long each of them serves at least, as a share of what its start took: else nobody would ever be served."""
_LOOK = 0.1
_PATIENCE = 600.0  # seconds: on a busy machine, servers take long to come back


class Killer:
    """Brings servers up again at once, and down every so many seconds while it is let loose."""

    def __init__(self, stack: Stack, chance: Random, every: float) -> None:
        self.kills = Counter[str]()
        self.died: list[str] = []
        self._stack = stack
        self._chance = chance
        self._every = every
        self._settings: dict[str, str] = {}
        self._started: dict[str, float] = {}
        self._up_since: dict[str, float] = {}
        self._loose, self._gone = threading.Event(), threading.Event()
        self._to_start: list[str] = []
        self._first = list(WEIGHTS)
        self._at_work = threading.Lock()

    @contextmanager
    def at_hand(self) -> Iterator["Killer"]:
        """Is there until the block ends; its one thread starts servers, which end with the thread that started them."""
        thread = threading.Thread(target=self._run)
        thread.start()
        try:
            yield self
        finally:
            self._gone.set()
            thread.join()

    @contextmanager
    def loose(self) -> Iterator[None]:
        """Kills until the block ends and each was killed once; then waits until all are up."""
        self._loose.set()
        try:
            yield
            until(lambda: not self._first, "every server to have been killed", _PATIENCE)
        finally:
            self._loose.clear()
        until(self.all_up, "every server to be up", _PATIENCE)

    def all_up(self) -> bool:
        """Whether every server answers."""
        with self._at_work:
            return len(self._up()) == len(self._stack.servers)

    def is_up(self, name: str) -> bool:
        """Whether this server answers."""
        with self._at_work:
            return name in self._up()

    def restart(self, names: Collection[str], **settings: str) -> None:
        """Kills these and has them started with other settings, which hold from now on."""
        with self._at_work:
            self._settings |= settings
            for name in names:
                self._kill(name)

    def _run(self) -> None:
        while not self._gone.wait(_LOOK):
            with self._at_work:
                while self._to_start:
                    self._start(self._to_start.pop())
                ripe = [name for name, since in self._up().items() if self._served_enough(name, since)]
                if ripe and self._loose.is_set() and self._chance.random() < _LOOK / self._every:
                    self._kill(self._victim(ripe))

    def _victim(self, ripe: list[str]) -> str:
        """Each of them once, then one by chance."""
        if first := next((name for name in self._first if name in ripe), None):
            self._first.remove(first)
            return first
        [drawn] = self._chance.choices(ripe, [WEIGHTS[name] for name in ripe])
        return drawn

    def _served_enough(self, name: str, since: float) -> bool:
        took = since - self._started.get(name, since)
        return time.monotonic() - since > REST[name] * took

    def _kill(self, name: str) -> None:
        self._up_since.pop(name, None)
        if name not in self._to_start:
            if self._stack.servers[name].ended() is None:
                self._stack.kill(name)
                self.kills[name] += 1
            self._to_start.append(name)

    def _start(self, name: str) -> None:
        server = self._stack.servers[name]
        self._started[name] = time.monotonic()
        server.env = {**self._stack.product.env, **self._settings}
        server.start()

    def _up(self) -> dict[str, float]:
        """Since when each server that is up has been; one that ended by itself is started, and remembered."""
        for name, server in self._stack.servers.items():
            if name in self._to_start:
                continue
            if how := server.ended():
                self.died.append(f"{name} ended by itself, {how}: {server.last_words()}")
                self._kill(name)
            elif name not in self._up_since and server.is_ready():
                self._up_since[name] = time.monotonic()
        return dict(self._up_since)
