"""The whole product for tests: real servers on free ports, and a customer who writes over the chat's contract."""

import json
import os
import shutil
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import requests

from ops.child import Child
from ops.places import ROOT
from ops.product import Product, free_port, product_at
from ops.watch import ended_together, wait_until_ready
from returns.clock import clock_from
from returns.compose import open_returns
from returns.settings import Settings

ARTEFACTS = ROOT / "var" / "test-artefacts"
PATIENCE = 60.0


def until(true: Callable[[], bool], what: str, within: float = PATIENCE) -> None:
    """Waits until something is true; fails with `what` when it does not become so in time."""
    deadline, pause = time.monotonic() + within, threading.Event()
    while not true():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {within:.0f} s in vain for: {what}")
        pause.wait(0.03)


def at_noon(now: datetime) -> str:
    """The setting that puts a clock to the noon of this day."""
    return f"{12 * 60 - now.hour * 60 - now.minute:+d}m"


@dataclass(frozen=True)
class Message:
    """One message of a conversation, as the chat's contract has it."""

    id: int
    author: str
    text: str
    buttons: tuple[tuple[str, str], ...]
    asks: str | None
    case: str | None

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> "Message":
        """A message out of the contract's JSON."""
        buttons = tuple((button["title"], button["value"]) for button in told["buttons"])
        return cls(told["id"], told["author"], told["text"], buttons, told["asks"], told["case"])


@dataclass
class Customer:
    """A customer with one conversation; every call returns what the other side said since."""

    address: str
    id: str = ""
    owner: str = "bot"
    transcript: list[Message] = field(default_factory=list)
    web: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self) -> None:
        """Begins the conversation."""
        begun = self._call("POST", "", json={"locale": "en"})
        self.id = begun["id"]
        self.web.headers["Authorization"] = f"Bearer {begun['token']}"

    def say(self, text: str, photos: Sequence[str] = (), *, client_id: str | None = None) -> list[Message]:
        """Sends a message and waits for all that is said to it."""
        self.post(text, photos, client_id=client_id)
        return self.hear()

    def click(self, title: str) -> list[Message]:
        """Presses a button of the last turn."""
        offered = {name: value for message in self.last_turn() for name, value in message.buttons}
        assert title in offered, f"no button {title!r} among {sorted(offered)}"
        return self.say(offered[title])

    def send_photo(self, path: Path) -> list[Message]:
        """Uploads a photo and sends it."""
        return self.say("", [self.upload(path)])

    def post(self, text: str, photos: Sequence[str] = (), *, client_id: str | None = None) -> int:
        """Sends a message without waiting; its id."""
        body = {"client_id": client_id or str(uuid.uuid4()), "text": text, "photos": list(photos)}
        return int(self._call("POST", f"/{self.id}/messages", json=body)["id"])

    def upload(self, path: Path) -> str:
        """Uploads a photo; its id."""
        with path.open("rb") as photo:
            return str(self._call("POST", f"/{self.id}/photos", files={"photo": (path.name, photo)})["id"])

    def hear(self, within: float = PATIENCE) -> list[Message]:
        """Waits until no answer is to come any more, and returns what is new."""
        fresh: list[Message] = []

        def quiet() -> bool:
            told = self._call("GET", f"/{self.id}/messages?after={self._seen()}")
            self.owner = told["owner"]
            new = [Message.read(one) for one in told["messages"]]
            self.transcript += new
            fresh.extend(message for message in new if message.author != "customer")
            return not told["busy"]

        until(quiet, f"an answer in conversation {self.id}", within)
        return fresh

    def last_turn(self) -> list[Message]:
        """What was said since the customer's last message."""
        authors = [message.author for message in self.transcript]
        last = len(authors) - authors[::-1].index("customer") if "customer" in authors else 0
        return self.transcript[last:]

    def _seen(self) -> int:
        return self.transcript[-1].id if self.transcript else 0

    def _call(self, verb: str, path: str, **body: Any) -> Any:
        answer = self.web.request(verb, f"{self.address}/api/chat/conversations{path}", timeout=PATIENCE, **body)
        answer.raise_for_status()
        return answer.json()


@dataclass
class Stack:
    """The running product."""

    product: Product
    servers: dict[str, Child]

    @property
    def address(self) -> str:
        """The desk's address."""
        return self.product.address

    def now(self) -> datetime:
        """What the product's clock says."""
        return clock_from(self.product.env.get("RINGBACK_NOW"))()

    def customer(self) -> Customer:
        """A new customer with a new conversation."""
        return Customer(self.address)

    def cases(self, conversation: str | None = None) -> list[dict[str, Any]]:
        """The cases that there are, of one conversation or of all."""
        data = Path(self.product.env["RINGBACK_DATA"])
        with closing(open_returns(Settings(data=data, database_url=""))) as returns:
            return [case.as_json() for case in returns.cases(conversation=conversation)]

    def import_orders(self, orders: Sequence[Mapping[str, Any]]) -> None:
        """Brings in orders, as a shop does from its command line."""
        file = self.product.logs.parent / "orders.json"
        file.write_text(json.dumps(list(orders)))
        self.product.call("returns", "orders", "import", str(file))

    def kill(self, name: str) -> None:
        """Ends one server (`rasa`, `actions` or `desk`) as kill -9 does; it stays down until `start`."""
        server = self.servers[name]
        os.kill(server.pid, 9)
        until(lambda: server.ended() is not None, f"{name} to be gone")

    def start(self, name: str, **settings: str) -> None:
        """Starts a server that is down, with other settings if given, and waits until it is ready."""
        server = self.servers[name]
        server.env = {**self.product.env, **settings}
        server.start()
        wait_until_ready([server])


@contextmanager
def running(data: Path, **settings: str) -> Iterator[Stack]:
    """The product on free ports with its data in `data`, seeded with the demo shop, until the block ends."""
    product = product_at(
        port=free_port(),
        rasa_port=free_port(),
        actions_port=free_port(),
        settings={"RINGBACK_DATA": str(data), "RINGBACK_MESSAGES_A_MINUTE": "6000", **settings},
    )
    servers = {"rasa": product.rasa(), "actions": product.actions(), "desk": product.desk()}
    with ended_together(servers.values()):
        servers["rasa"].start()
        product.prepare()
        servers["actions"].start()
        servers["desk"].start()
        try:
            wait_until_ready(servers.values())
            yield Stack(product, servers)
        finally:
            shutil.copytree(product.logs, ARTEFACTS / "logs" / data.name, dirs_exist_ok=True)
