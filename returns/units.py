"""The units of order lines: which ones a running case holds, and which ones a new case may take."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from returns.errors import NothingLeft, UnitTaken, UnknownOrder
from returns.model import Line, Order
from returns.store import UnitRow


def held_units(session: Session, order_number: str) -> Sequence[UnitRow]:
    """The order's units that running cases hold."""
    chosen = select(UnitRow).where(UnitRow.order_number == order_number).order_by(UnitRow.line_id, UnitRow.unit)
    return session.scalars(chosen).all()


def held_by_line(held: Sequence[UnitRow]) -> Counter[str]:
    """How many units of each line running cases hold."""
    return Counter(unit.line_id for unit in held)


def with_left(order: Order, held: Sequence[UnitRow]) -> Order:
    """The order with the units of running cases taken off what is left of its lines."""
    counts = held_by_line(held)
    return replace(order, lines=tuple(replace(line, left=line.left - counts[line.id]) for line in order.lines))


def line_asked(order: Order, line_id: str) -> Line:
    """The order's line; raises `UnknownOrder` when it has no such line."""
    line = order.line(line_id)
    if line is None:
        raise UnknownOrder(f"order {order.number} has no line {line_id}")
    return line


def units_for(line: Line, quantity: int, held: Sequence[UnitRow]) -> tuple[int, ...]:
    """The next `quantity` units that nobody has; raises `UnitTaken` or `NothingLeft`. `line` comes from its source."""
    holders = {unit.unit: unit.case_number for unit in held if unit.line_id == line.id}
    returned = line.quantity - line.left
    free = [unit for unit in range(returned + 1, line.quantity + 1) if unit not in holders]
    if quantity <= len(free):
        return tuple(free[:quantity])
    if quantity <= line.left:
        raise UnitTaken(len(free), holders[max(holders)])
    raise NothingLeft(len(free))


def take_units(session: Session, case_number: str, order: str, line: str, units: Sequence[int]) -> None:
    """Puts the units in the case's hands; the database refuses when another case was quicker."""
    session.add_all(
        UnitRow(order_number=order, line_id=line, unit=unit, case_number=case_number) for unit in sorted(units)
    )
    session.flush()


def free_units(session: Session, case_number: str) -> None:
    """Gives back every unit that the case holds."""
    session.execute(delete(UnitRow).where(UnitRow.case_number == case_number))
