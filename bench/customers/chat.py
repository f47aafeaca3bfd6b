"""The customer's side of the chat, asking less often whether the answer has come: many talk at the same time."""

import threading
import time

from tests.stack import PATIENCE, Customer, Message

PAUSE = 0.12


class Chat(Customer):
    """A conversation over the chat's contract."""

    def hear(self, within: float = PATIENCE) -> list[Message]:
        """Waits until no answer is to come any more, and returns what is new; raises `TimeoutError`."""
        deadline, pause = time.monotonic() + within, threading.Event()
        fresh: list[Message] = []
        while True:
            pause.wait(PAUSE)
            told = self._call("GET", f"/{self.id}/messages?after={self._seen()}")
            self.owner = told["owner"]
            new = [Message.read(one) for one in told["messages"]]
            self.transcript += new
            fresh += [message for message in new if message.author != "customer"]
            if not told["busy"]:
                return fresh
            if time.monotonic() > deadline:
                raise TimeoutError(f"no end of an answer within {within:.0f} s")
