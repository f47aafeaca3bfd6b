"""The doors through which cases are moved: the desk's, as agents and customers use them, and returns' own."""

import threading
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urljoin

import requests
from sqlalchemy.exc import OperationalError

from bench.customers.answering import PHOTO
from bench.killing.fates import AGENT, Step
from desk.cases.moves import Moving, make
from desk.errors import Refused
from ops.product import Product
from returns.database import Database
from returns.errors import ReturnsError
from returns.lifecycle import Move
from returns.orders.embedded import EmbeddedOrders
from returns.service import Returns
from returns.settings import Settings
from tests.returns.lives import parcel_of

NAME = "ana"
_PATIENCE = 30.0


class Clock:
    """The real clock and so many minutes more, of which the product is told."""

    minutes = 0

    def __call__(self) -> datetime:
        """Now."""
        return datetime.now(UTC) + timedelta(minutes=self.minutes)

    @property
    def setting(self) -> dict[str, str]:
        """The same for a process of its own."""
        return {"RINGBACK_NOW": f"+{self.minutes}m"}


class Doors:
    """Makes moves through one door or the other, by chance; what fails on the way is counted and left to be seen."""

    def __init__(self, product: Product, chance: Random, settings: Settings, clock: Clock) -> None:
        self.failed = Counter[str]()
        self.database = Database(settings.database)
        self.returns = Returns(EmbeddedOrders(self.database), self.database, clock, terms=settings.terms)
        self._address = product.address
        self._chance = chance
        self._password = product.call("desk", "agent", NAME).split("password ")[-1].strip()
        self._by_thread = threading.local()

    def close(self) -> None:
        """Gives the database's connections back."""
        self.returns.close()

    def open_conversation(self) -> dict[str, str]:
        """A new conversation's id and token, however often it takes."""
        while True:
            answer = self._tried("POST", "/api/chat/conversations", json={"locale": "en"})
            if answer is not None and answer.ok:
                begun: dict[str, str] = answer.json()
                return begun
            threading.Event().wait(0.2)

    def make(self, number: str, step: Step) -> None:
        """Tries the step, or has two try it at the same moment; whether it was made, the time line says."""
        if not step.twice or self._chance.random() < 0.5:
            self._once(number, step, self._chance.random() < 0.6)
            return
        other = threading.Thread(target=self._once, args=(number, step, False))
        other.start()
        self._once(number, step, True)
        other.join()

    def _once(self, number: str, step: Step, at_the_desk: bool) -> None:
        if step.by == AGENT:
            moving = Moving(move=step.move, **step.given)
            if at_the_desk:
                self._told(f"/api/inbox/cases/{number}/moves", json=moving.model_dump(mode="json"))
            else:
                self._within(lambda: make(self.returns, number, moving, NAME))
        elif at_the_desk:
            self._on_the_page(number, step)
        else:
            self._within(lambda: self._as_customer(number, step))

    def _as_customer(self, number: str, step: Step) -> None:
        if step.move is Move.POST:
            self.returns.post(number, parcel_of(number), actor="customer")
        elif step.move is Move.CLAIM_POSTAGE:
            self.returns.claim_postage(number, "receipt", actor="customer")
        else:
            self.returns.advance(number, step.move, actor="customer")

    def _on_the_page(self, number: str, step: Step) -> None:
        page = f"/cases/{self.returns.case_secret(number)}"
        if step.move is Move.POST:
            self._told(f"{page}/tracking", data={"tracking": parcel_of(number)})
        elif step.move is Move.CLAIM_POSTAGE:
            content = Path(PHOTO).read_bytes()
            self._told(f"{page}/photos", data={"of": "receipt"}, files={"photo": ("receipt.jpg", content)})
        else:
            self._told(f"{page}/{step.move}")

    def _within(self, move: Any) -> None:
        try:
            move()
        except (Refused, ReturnsError) as no:
            self.failed[f"refused: {type(no).__name__}"] += 1
        except OperationalError as busy:
            self.failed[f"database: {str(busy.orig)[:40]}"] += 1

    def _told(self, path: str, **body: Any) -> None:
        answer = self._tried("POST", path, headers=self._csrf() if path.startswith("/api") else {}, **body)
        if answer is not None and not answer.ok:
            self.failed[f"HTTP {answer.status_code}"] += 1

    def _csrf(self) -> dict[str, str]:
        """The secret of this thread's session, which survives the desk."""
        if not hasattr(self._by_thread, "csrf"):
            self._tried("POST", "/inbox/sign-in", data={"name": NAME, "password": self._password})
            answer = self._tried("GET", "/api/inbox/session")
            if answer is None or not answer.ok:
                return {}
            self._by_thread.csrf = answer.json()["csrf"]
        return {"X-CSRF-Token": self._by_thread.csrf}

    def _tried(self, verb: str, path: str, **body: Any) -> requests.Response | None:
        """The answer; None where there was nobody, or somebody died over it."""
        if not hasattr(self._by_thread, "web"):
            self._by_thread.web = requests.Session()
            self._by_thread.web.trust_env = False
        try:
            found: requests.Response = self._by_thread.web.request(
                verb, urljoin(self._address, path), timeout=_PATIENCE, allow_redirects=False, **body
            )
        except requests.ConnectionError:
            self.failed["nobody there"] += 1
            return None
        return found
