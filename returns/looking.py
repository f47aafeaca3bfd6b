"""What can be seen of orders and cases without changing anything."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select

from policy_core import decide, explain
from returns import demo, links
from returns.cases import Step, Work, case_of, moved_of
from returns.clock import Clock
from returns.database import Database
from returns.errors import UnknownCase, UnknownOrder
from returns.exchanging import new_order_link
from returns.inspecting import inspected
from returns.labels import awaits_label
from returns.lifecycle import VERIFIED, State
from returns.model import Case, DemoOrder, Inspection, Moved, Order, Promise, Request, Transfer
from returns.numbers import case_number_of, email_key, order_key
from returns.orders.source import OrderSource
from returns.policy_case import policy_case, policy_case_of
from returns.promises import promise_of
from returns.refunds.ledger import earlier_returns
from returns.refunds.reconciling import discrepancies
from returns.refunds.transfers import of_cases, transfer_of
from returns.stock import EmbeddedStock, Stock
from returns.store import CaseRow, MoveRow, OrderRow, PromiseRow
from returns.terms import Terms
from returns.units import held_units, line_asked, units_for, with_left


class Looking:
    """Finds orders and cases, judges requests by the policies, and says how cases stand."""

    def __init__(
        self,
        orders: OrderSource,
        database: Database,
        clock: Clock,
        *,
        terms: Terms | None = None,
        stock: Stock | None = None,
    ) -> None:
        self._orders = orders
        self._database = database
        self._clock = clock
        self._terms = terms or Terms()
        self._stock = stock or EmbeddedStock()
        self._links = links.Links(database)

    def now(self) -> datetime:
        """The present instant, by the clock that this process was given."""
        return self._clock()

    @property
    def return_address(self) -> str:
        """Where rings go back to, in one line."""
        return ", ".join(self._terms.return_lines)

    def find_order(self, number: str, email: str) -> Order | None:
        """The order that this number and this email address name together, however they are typed."""
        owner = email_key(email)
        found = [order for order in self._orders.candidates(order_key(number)) if email_key(order.email) == owner]
        if len(found) != 1:
            return None
        with self._database.reading() as session:
            return with_left(found[0], held_units(session, found[0].number))

    def order_of(self, case: Case) -> Order:
        """The order that a case is about; raises `UnknownOrder` once it is gone."""
        return self._order(case.order)

    def judge(self, asked: Request) -> dict[str, Any]:
        """The policy's decision; raises `UnknownOrder`, `NothingLeft` or policy_core's `InvalidCase`."""
        order = self._order(asked.order_number)
        with self._database.reading() as session:
            held = held_units(session, order.number)
            earlier = earlier_returns(session, order, held)
        units_for(line_asked(order, asked.line), asked.quantity, held)
        return decide(policy_case(order, asked, earlier))

    def standing(self, asked: Request) -> dict[str, str]:
        """For each clause behind a row of the policy, whether one of its rows applies: "yes", "open" or "no".

        Raises `UnknownOrder` or policy_core's `InvalidCase`.
        """
        stands: dict[str, str] = {}
        for row in explain(policy_case(self._order(asked.order_number), asked)):
            for clause in row["clauses"]:
                stands[clause] = max(stands.get(clause, "no"), row["applies"], key=("no", "open", "yes").index)
        return stands

    def deciding(self, asked: Request) -> tuple[str, ...]:
        """What a refused request rests on: the names of the facts, then `reason`, of which none may be left out.

        Empty where it is refused in any case, whichever of them is left out. Raises `UnknownOrder` or policy_core's
        `InvalidCase`.
        """
        order = self._order(asked.order_number)
        facts = asked.facts
        without = {name: replace(asked, facts={k: v for k, v in facts.items() if k != name}) for name in facts}
        without["reason"] = replace(asked, reason=None)
        decided = {name: decide(policy_case(order, less))["outcome"] for name, less in without.items()}
        return tuple(name for name, outcome in decided.items() if outcome != "not_eligible")

    def case(self, number: str) -> Case | None:
        """The case of that number, however it is typed."""
        proper = case_number_of(number)
        if proper is None:
            return None
        with self._database.reading() as session:
            row = session.get(CaseRow, proper)
            return case_of(row) if row else None

    def cases(
        self,
        *,
        conversation: str | None = None,
        states: Collection[State] | None = None,
        order: str | None = None,
        after: Case | None = None,
        limit: int | None = None,
        newest_first: bool = False,
    ) -> list[Case]:
        """The cases, oldest first: all of them, or those of a conversation, of an order, or in some states.

        A page begins behind `after`, the last case of the page before, and has at most `limit` cases.
        """
        age = (CaseRow.created_at, CaseRow.number)
        chosen = select(CaseRow).order_by(*(each.desc() if newest_first else each for each in age)).limit(limit)
        if conversation is not None:
            chosen = chosen.where(CaseRow.conversation == conversation)
        if states is not None:
            chosen = chosen.where(CaseRow.state.in_(states))
        if order is not None:
            chosen = chosen.where(CaseRow.order_number == order)
        if after is not None:
            at, number = CaseRow.created_at, CaseRow.number
            same = at == after.created_at
            if newest_first:
                chosen = chosen.where(or_(at < after.created_at, and_(same, number < after.number)))
            else:
                chosen = chosen.where(or_(at > after.created_at, and_(same, number > after.number)))
        with self._database.reading() as session:
            return [case_of(row) for row in session.scalars(chosen)]

    def cases_without_label(self, limit: int) -> list[Case]:
        """The cases whose customer waits for the return label that the shop pays, oldest first."""
        chosen = select(CaseRow).where(awaits_label()).order_by(CaseRow.created_at, CaseRow.number).limit(limit)
        with self._database.reading() as session:
            return [case_of(row) for row in session.scalars(chosen)]

    def cases_with_receipt(self, limit: int) -> list[Case]:
        """The inspected cases whose customer sent a receipt of the postage that is not paid back yet, oldest first."""
        sent, paid = (CaseRow.postage[key].as_string() for key in ("photo", "amount"))
        chosen = select(CaseRow).where(CaseRow.state.in_(VERIFIED), sent.is_not(None), paid.is_(None))
        with self._database.reading() as session:
            return [case_of(row) for row in session.scalars(chosen.order_by(CaseRow.created_at).limit(limit))]

    def cases_of(self, order_number: str, email: str) -> list[Case]:
        """The cases of the order that this number and this email address name together, oldest first."""
        order = self.find_order(order_number, email)
        return self.cases(order=order.number) if order else []

    def case_secret(self, number: str) -> str:
        """What a link to a case carries: nobody can guess it, and it says which case it is about."""
        return self._links.secret_of(number)

    def case_by_secret(self, secret: str) -> Case | None:
        """The case to which a link leads."""
        number = self._links.number_in(secret)
        return self.case(number) if number else None

    def timeline(self, number: str) -> list[Moved]:
        """Every move of a case, oldest first."""
        chosen = select(MoveRow).where(MoveRow.case_number == case_number_of(number)).order_by(MoveRow.id)
        with self._database.reading() as session:
            return [moved_of(row) for row in session.scalars(chosen)]

    def transfers(self, *numbers: str) -> list[Transfer]:
        """Everything that is or was paid back for these cases, oldest first."""
        with self._database.reading() as session:
            return [transfer_of(row) for row in of_cases(session, numbers)]

    def promises(self, number: str | None = None, *, open_only: bool = False) -> list[Promise]:
        """What was promised of one case or of all, the first due first; `open_only` leaves out what is over."""
        chosen = select(PromiseRow).order_by(PromiseRow.due_at, PromiseRow.case_number, PromiseRow.kind)
        if number is not None:
            chosen = chosen.where(PromiseRow.case_number == number)
        if open_only:
            chosen = chosen.where(PromiseRow.kept_at.is_(None), PromiseRow.dropped_at.is_(None))
        now = self._clock()
        with self._database.reading() as session:
            return [promise_of(row, now, self._terms) for row in session.scalars(chosen)]

    def explain(self, number: str) -> list[dict[str, Any]]:
        """For each row of the policy, why it did or did not apply to the case; raises `UnknownCase`."""
        case = self._case(number)
        return explain(policy_case_of(self._order(case.order), case))

    def preview_inspection(self, number: str, inspection: Inspection) -> dict[str, Any]:
        """What `Case.inspection` would be after it; raises what `inspect` raises, and keeps nothing."""
        case = self._case(number)
        order = self._order(case.order)
        with self._database.reading() as session:
            row = session.get_one(CaseRow, case.number)
            return inspected(Work(session, row, order, Step("", "", self._clock())), inspection)

    def new_order_link(self, number: str) -> str | None:
        """Where the customer of a case orders another size or colour, for shops that make such links."""
        return new_order_link(self._case(number), self._terms)

    def available(self, sku: str) -> int | None:
        """How many rings of an article can be sent; None where that is not counted."""
        with self._database.reading() as session:
            return self._stock.available(session, sku)

    def discrepancies(self) -> list[str]:
        """What does not fit in the ledger, one line each; nothing when all is well."""
        with self._database.reading() as session:
            return discrepancies(session)

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

    def _case(self, number: str) -> Case:
        case = self.case(number)
        if case is None:
            raise UnknownCase(f"there is no case {number}")
        return case

    def _order(self, number: str) -> Order:
        order = self._orders.order(number)
        if order is None:
            raise UnknownOrder(f"there is no order {number}")
        return order
