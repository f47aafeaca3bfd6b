"""A bank for the desk: slow, sometimes out of order, sometimes silent after it paid; it remembers what it paid."""

import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from urllib.parse import quote, unquote

import requests

from returns.errors import PaymentFailed
from returns.refunds.provider import Payment

SLOWEST = 0.05  # seconds before it pays, and again before it answers
OUT_OF_ORDER = 0.05
SILENT = 0.05
_PATIENCE = 5.0  # seconds that the desk waits for it


class Bank:
    """Pays once for each key, as payment providers do, and counts how often it was asked to."""

    def __init__(self, chance: Random) -> None:
        self.paid: dict[str, int] = {}
        self.asked = Counter[str]()
        self.url = ""
        self._chance = chance
        self._one_by_one = threading.Lock()

    def pay(self, key: str, amount: int) -> bool:
        """Pays, or is out of order."""
        with self._one_by_one:
            if self._chance.random() < OUT_OF_ORDER:
                return False
            self.asked[key] += 1
            if self.paid.setdefault(key, amount) != amount:
                raise ValueError(f"{key} stands for two payments")
            return True

    def is_silent(self) -> bool:
        """Whether it breaks off instead of answering."""
        with self._one_by_one:
            return self._chance.random() < SILENT

    def pause(self) -> None:
        """Takes its time."""
        with self._one_by_one:
            seconds = self._chance.uniform(0, SLOWEST)
        threading.Event().wait(seconds)

    def find(self, key: str) -> str | None:
        """The reference of what was paid."""
        return f"bank-{key}" if key in self.paid else None


class Branch:
    """The bank as the desk reaches it."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._web = requests.Session()
        self._web.trust_env = False

    def refund(self, payment: Payment) -> str:
        """Has it paid."""
        return str(self._asked("POST", "/", json=payment._asdict())["reference"])

    def find(self, key: str) -> str | None:
        """What the bank knows."""
        found: str | None = self._asked("GET", f"/{quote(key, safe='')}")["reference"]
        return found

    def _asked(self, verb: str, path: str, **body: object) -> dict[str, str | None]:
        try:
            answer = self._web.request(verb, self._url + path, timeout=_PATIENCE, **body)  # type: ignore[arg-type]
            answer.raise_for_status()
        except requests.RequestException as error:
            raise PaymentFailed(f"the bank does not answer ({type(error).__name__})") from None
        told: dict[str, str | None] = answer.json()
        return told


@contextmanager
def open_bank(bank: Bank) -> Iterator[None]:
    """Serves the bank on a free port until the block ends."""
    with _Hall(("127.0.0.1", 0), _clerk(bank)) as hall:
        bank.url = f"http://127.0.0.1:{hall.server_address[1]}"
        threading.Thread(target=hall.serve_forever, daemon=True).start()
        yield
        hall.shutdown()


class _Hall(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Callers are killed here: that a connection breaks is no news."""


def _clerk(bank: Bank) -> type[BaseHTTPRequestHandler]:
    class Clerk(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer(bank.find(unquote(self.path[1:])))

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            bank.pause()
            if not bank.pay(asked["key"], asked["amount"]):
                self.send_error(503)
                return
            bank.pause()
            if bank.is_silent():
                self.close_connection = True
                return
            self._answer(bank.find(asked["key"]))

        def _answer(self, reference: str | None) -> None:
            body = json.dumps({"reference": reference}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Keeps the terminal for the figures."""

    return Clerk
