"""Watches over servers: waits until they are ready, starts again what dies, and stops everything when asked to."""

import signal
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from ops.child import Child, stop_all
from ops.places import shown
from ops.trouble import Trouble, read_trouble

PAUSES = 1.0, 2.0, 5.0, 15.0, 60.0
STEADY = 120.0
TICK = 0.2

Stop = threading.Event


@contextmanager
def interruptible() -> Iterator[None]:
    """Lets SIGTERM and a closed terminal do what Ctrl-C does; only the first one, so that stopping is not disturbed."""
    told = Stop()

    def interrupt(*_: object) -> None:
        if not told.is_set():
            told.set()
            raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def wait_until_ready(children: Collection[Child], within: float = 180) -> None:
    """Waits until all are ready; raises `Trouble` when one ends or is too slow."""
    waiting, deadline, pause = list(children), time.monotonic() + within, Stop()
    while waiting:
        for child in waiting:
            if how := child.ended():
                raise read_trouble(f"{child.name} ended at its start, {how}", child.last_words(), child.log)
        waiting = [child for child in waiting if not child.is_ready()]
        if waiting and time.monotonic() > deadline:
            names = " and ".join(child.name for child in waiting)
            raise Trouble(f"{names} not ready after {within:.0f} s: see {shown(waiting[0].log)}")
        pause.wait(TICK if waiting else 0)


@dataclass
class Watched:
    """A server under watch, how often in a row it died, and when it is to be started again."""

    child: Child
    deaths: int = 0
    started: float = field(default_factory=time.monotonic)
    due: float | None = None

    def look(self, now: float, say: Callable[[str], None]) -> None:
        """Starts the server again, after a pause that grows while it keeps dying."""
        if self.due is not None:
            if now >= self.due:
                self.child.start()
                self.started, self.due = now, None
            return
        if how := self.child.ended():
            self.child.signal_all(signal.SIGKILL)
            self.deaths = 1 if now - self.started > STEADY else self.deaths + 1
            pause = PAUSES[min(self.deaths, len(PAUSES)) - 1]
            self.due = now + pause
            say(f"{self.child.name} ended ({how}); starting it again in {pause:.0f} s (see {shown(self.child.log)})")


def watch(children: Collection[Child], stop: Stop, say: Callable[[str], None] = print) -> None:
    """Keeps the servers running until asked to stop."""
    watched = [Watched(child) for child in children]
    while not stop.wait(TICK):
        for one in watched:
            one.look(time.monotonic(), say)


@contextmanager
def ended_together(children: Collection[Child]) -> Iterator[None]:
    """Stops all servers on the way out, whatever happened."""
    try:
        yield
    finally:
        stop_all(children)
