"""The only door to orders and cases."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from sqlalchemy import bindparam, select

from returns import demo, labels, parcels, settling, stock
from returns.carriers.carrier import Carrier, NoCarrier
from returns.carriers.tracking import tracking_of
from returns.cases import Step, Work, case_of, locked
from returns.clock import Clock
from returns.codes import CodeOver, Codes, TooManyCodes, WrongCode
from returns.database import Database
from returns.errors import NeedsMore, UnknownCase
from returns.inspecting import inspect_case
from returns.lifecycle import DOORS, Move, possible_moves
from returns.looking import Looking
from returns.model import Case, ImportReport, Inspection, Order, Request
from returns.numbers import case_number_of, email_key
from returns.opening import Opening, open_case
from returns.orders.importing import import_rows
from returns.orders.source import OrderSource
from returns.store import CaseRow
from returns.terms import Terms
from returns.ticking import Ticked, Ticking
from returns.units import held_units, with_left

_REMEMBERED = 10_000  # cases whose order's number is kept at hand
_ORDER_OF = select(CaseRow.order_number).where(CaseRow.number == bindparam("number"))


class Returns(Looking):
    """Opens and moves cases, besides all that can be seen of them."""

    def __init__(
        self,
        orders: OrderSource,
        database: Database,
        clock: Clock,
        *,
        terms: Terms | None = None,
        stock: stock.Stock | None = None,
        carrier: Carrier | None = None,
    ) -> None:
        super().__init__(orders, database, clock, terms=terms, stock=stock)
        self._codes = Codes(database, clock)
        # What order a case is about never changes, so it is read once.
        self._orders_of: dict[str, str] = {}
        self._ticking = Ticking(orders, database, self._terms, carrier or NoCarrier())

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
        return self._database.written(lambda session: open_case(session, order, opening, self._clock(), self._terms))

    def advance(self, number: str, move: Move, *, actor: str, why: str = "") -> Case:
        """The case after a move that needs no more than a name and a reason.

        Raises `NotAllowed`, `UnknownCase`, `UnitTaken` when it cannot be reopened, and `NeedsMore` for other moves.
        """

        def moved(work: Work) -> Case:
            if move in DOORS:
                state = work.case.state
                raise NeedsMore(state, move, possible_moves(state), DOORS[move])
            if move is not Move.APPROVE:
                return work.move(move)
            return work.move(move, changes={"post_by": self._terms.post_by(work.step.at, work.order.time_zone)})

        if move in (Move.APPROVE, Move.REOPEN):
            return self._settled(number, actor, why, moved)
        return self._moved(number, actor, why, moved)

    def label(self, number: str, link: str, *, actor: str) -> Case:
        """The case with the link to its return label; raises `NotAllowed`, `NotOffered`, `BadLabel`."""
        return self._settled(number, actor, "", lambda work: labels.give_label(work, link, self._terms))

    def post(self, number: str, tracking: str, *, actor: str) -> Case:
        """The case with its parcel on the way; raises `BadTracking` (which says what is wrong), `NotAllowed`.

        Several cases may be in one parcel, as long as they are one customer's: else it is `ParcelTaken`.
        """
        parcel = tracking_of(tracking)
        return self._moved(number, actor, "", lambda work: parcels.post(work, parcel, self._orders))

    def inspect(self, number: str, inspection: Inspection, *, actor: str, why: str = "") -> Case:
        """The case with what was found, decided again: inspected, or in review where the policy no longer gives it.

        Raises `NotAllowed`, `AlreadySettled`, and policy_core's `InvalidCase` for facts or costs that make no sense.
        """
        return self._settled(number, actor, why, lambda work: inspect_case(work, inspection, self._terms))

    def refund(self, number: str, *, actor: str) -> Case:
        """The case with its refund due; the outbox has it paid. Raises `NotAllowed`, `NotOffered`, `AlreadySettled`."""
        return self._settled(number, actor, "", settling.refund)

    def grant(self, number: str, amount: Decimal, *, actor: str, why: str) -> Case:
        """The case with an amount due that a person chose, out of what is left; raises `NotAllowed`, `TooMuch`."""
        return self._settled(number, actor, why, lambda work: settling.grant(work, amount, self._terms))

    def replace(self, number: str, *, actor: str, tracking: str = "") -> Case:
        """The case with the same ring sent anew; raises `NotAllowed`, `NotOffered`, `OutOfStock`, `BadTracking`."""
        return self._settled(number, actor, "", lambda work: settling.replace_ring(work, tracking, self._stock))

    def exchange(self, number: str, sku: str, *, actor: str, tracking: str = "") -> Case:
        """The case with another size or colour sent; raises what `replace` raises."""
        return self._settled(number, actor, "", lambda work: settling.exchange(work, sku, tracking, self._stock))

    def exchanged(self, number: str, new_order: str, *, actor: str) -> Case:
        """The refunded case with the order that its customer placed instead; raises `NotAllowed`, `NotOffered`."""
        return self._moved(number, actor, "", lambda work: settling.ordered_anew(work, new_order))

    def give_back(self, number: str, tracking: str, *, actor: str) -> Case:
        """The case closed, its ring on the way back to the customer; raises `NotAllowed`, `BadTracking`."""
        return self._moved(number, actor, "", lambda work: settling.give_back(work, tracking))

    def claim_postage(self, number: str, photo: str, *, actor: str) -> Case:
        """The case with the receipt of its postage; raises `NotAllowed`, `NotOffered`."""
        return self._moved(number, actor, "", lambda work: settling.claim_postage(work, photo))

    def reimburse(self, number: str, amount: Decimal, *, actor: str, why: str = "") -> Case:
        """The case with its postage due, apart from the refund; raises `NotAllowed`, `NotOffered`, `TooMuch`."""
        return self._settled(number, actor, why, lambda work: settling.reimburse(work, amount))

    def look_at_parcels(self) -> int:
        """Asks the carrier about every parcel on its way; returns how many arrived."""
        return self._ticking.look_at_parcels(self._clock())

    def tick(self) -> Ticked:
        """Does what is due by the clock: parcels that arrived, reminders, expiry, apologies; again, nothing more."""
        return self._ticking.tick(self._clock())

    def set_stock(self, counts: Mapping[str, int]) -> None:
        """Says how many rings of each article can be sent."""
        self._database.written(lambda session: stock.set_stock(session, counts))

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

    def _settled(self, number: str, actor: str, why: str, move: Callable[[Work], Case]) -> Case:
        """The same as `_moved` for moves that look at the order."""
        proper = case_number_of(number) or number
        if proper not in self._orders_of:
            with self._database.reading() as session:
                order_number = session.scalar(_ORDER_OF, {"number": proper})
            if order_number is None:
                raise UnknownCase(f"there is no case {number}")
            if len(self._orders_of) >= _REMEMBERED:
                self._orders_of.clear()
            self._orders_of[proper] = order_number
        return self._moved(number, actor, why, move, self._order(self._orders_of[proper]))

    def _moved(
        self, number: str, actor: str, why: str, move: Callable[[Work], Case], order: Order | None = None
    ) -> Case:
        """What a move makes of the case of this number, in one transaction; raises `UnknownCase`, `UnknownOrder`."""
        proper, step = case_number_of(number) or number, Step(actor, why, self._clock())
        return self._database.written(lambda session: move(Work(session, locked(session, proper), order, step)))
