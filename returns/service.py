"""The only door to orders and cases."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from policy_core import decide, explain
from returns import demo
from returns.cases import Opening, Step, case_of, locked, move_case, moved_of, open_case
from returns.clock import Clock
from returns.codes import CodeOver, Codes, TooManyCodes, WrongCode
from returns.database import Database
from returns.errors import UnknownCase, UnknownOrder
from returns.lifecycle import Move, State
from returns.model import Case, DemoOrder, ImportReport, Moved, Order, Request
from returns.numbers import case_number_of, email_key, order_key
from returns.orders.importing import import_rows
from returns.orders.source import OrderSource
from returns.policy_case import policy_case, policy_case_of
from returns.store import CaseRow, MoveRow, OrderRow
from returns.units import held_by_line, held_units, line_asked, units_for, with_left


class Returns:
    """Finds orders, judges requests by the policies, and opens and moves cases."""

    def __init__(self, orders: OrderSource, database: Database, clock: Clock) -> None:
        self._orders = orders
        self._database = database
        self._clock = clock
        self._codes = Codes(database, clock)

    def now(self) -> datetime:
        """The present instant, by the clock that this process was given."""
        return self._clock()

    def find_order(self, number: str, email: str) -> Order | None:
        """The order that this number and this email address name together, however they are typed."""
        owner = email_key(email)
        found = [order for order in self._orders.candidates(order_key(number)) if email_key(order.email) == owner]
        if len(found) != 1:
            return None
        with self._database.reading() as session:
            return with_left(found[0], held_units(session, found[0].number))

    def send_code(self, email: str, conversation: str) -> TooManyCodes | None:
        """Sends a one-time code to the address; whether it has orders makes no difference that could be seen."""
        key = email_key(email)
        # It goes to the address as the order has it: what was typed may only look the same.
        address = next((order.email for order in self._orders.of_email(key)), None)
        return self._codes.send(key, conversation, address)

    def check_code(self, conversation: str, typed: str) -> tuple[Order, ...] | WrongCode | CodeOver:
        """The orders of the address to which the conversation's code went, the newest first, if the code is right."""
        checked = self._codes.check(conversation, typed)
        if not isinstance(checked, str):
            return checked
        orders = self._orders.of_email(checked)
        with self._database.reading() as session:
            return tuple(with_left(order, held_units(session, order.number)) for order in orders)

    def judge(self, asked: Request) -> dict[str, Any]:
        """The policy's decision; raises `UnknownOrder`, `NothingLeft` or policy_core's `InvalidCase`."""
        order = self._order(asked.order_number)
        with self._database.reading() as session:
            held = held_units(session, order.number)
        units_for(line_asked(order, asked.line), asked.quantity, held)
        return decide(policy_case(order, asked, held_by_line(held)))

    def open_case(
        self,
        asked: Request,
        *,
        conversation: str,
        description: str,
        photos: Sequence[str],
        key: str,
        review: bool = False,
    ) -> Case:
        """Opens a case, or finds the one that this attempt or this conversation opened for the same units before.

        It is approved, in review or refused as the policy decides, and in review in any case when `review` asks for a
        person. Raises `NotDecided`, `UnitTaken` and what `judge` raises.
        """
        order = self._order(asked.order_number)
        opening = Opening(asked, conversation, description, tuple(photos), key, review)
        return self._database.written(lambda session: open_case(session, order, opening, self._clock()))

    def case(self, number: str) -> Case | None:
        """The case of that number, however it is typed."""
        proper = case_number_of(number)
        if proper is None:
            return None
        with self._database.reading() as session:
            row = session.get(CaseRow, proper)
            return case_of(row) if row else None

    def cases(self, *, conversation: str | None = None, states: Collection[State] | None = None) -> list[Case]:
        """The cases, oldest first: all of them, or those of a conversation, or those in some states."""
        chosen = select(CaseRow).order_by(CaseRow.created_at, CaseRow.number)
        if conversation is not None:
            chosen = chosen.where(CaseRow.conversation == conversation)
        if states is not None:
            chosen = chosen.where(CaseRow.state.in_(states))
        with self._database.reading() as session:
            return [case_of(row) for row in session.scalars(chosen)]

    def timeline(self, number: str) -> list[Moved]:
        """Every move of a case, oldest first."""
        chosen = select(MoveRow).where(MoveRow.case_number == case_number_of(number)).order_by(MoveRow.id)
        with self._database.reading() as session:
            return [moved_of(row) for row in session.scalars(chosen)]

    def explain(self, number: str) -> list[dict[str, Any]]:
        """For each row of the policy, why it did or did not apply to the case; raises `UnknownCase`."""
        case = self.case(number)
        if case is None:
            raise UnknownCase(f"there is no case {number}")
        return explain(policy_case_of(self._order(case.order), case))

    def advance(self, number: str, move: Move, *, actor: str, why: str = "") -> Case:
        """The case after the move; raises `NotAllowed`, `UnknownCase`, or `UnitTaken` when it cannot be reopened."""
        case = self.case(number)
        if case is None:
            raise UnknownCase(f"there is no case {number}")
        order = self._order(case.order)
        return self._database.written(
            lambda session: move_case(session, case.number, order, move, Step(actor, why, self._clock()))
        )

    def add_photos(self, number: str, photos: Sequence[str]) -> Case:
        """The case with these photos too; those that it has already stay where they are."""
        with self._database.writing() as session:
            row = locked(session, number)
            row.photos = list(dict.fromkeys([*row.photos, *photos]))
            return case_of(row)

    def import_orders(self, rows: Iterable[object]) -> ImportReport:
        """Brings in the orders that can come in, and reports the others with their reasons."""
        return import_rows(self._database, rows, self._clock())

    def seed_demo(self) -> ImportReport:
        """Brings in the demo shop's orders, dated by today; those with a running case stay as they are."""
        return self.import_orders(demo.orders_on(self._clock()))

    def demo_orders(self) -> list[DemoOrder]:
        """The demo shop's orders that are there to be tried."""
        listed = demo.listed()
        chosen = select(OrderRow.number).where(OrderRow.number.in_([order.number for order in listed]))
        with self._database.reading() as session:
            present = set(session.scalars(chosen))
        return [order for order in listed if order.number in present]

    def close(self) -> None:
        """Gives the database's connections back."""
        self._database.close()

    def _order(self, number: str) -> Order:
        order = self._orders.order(number)
        if order is None:
            raise UnknownOrder(f"there is no order {number}")
        return order
