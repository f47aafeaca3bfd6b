"""What agents do with a case: every move of theirs, with what it needs besides a reason."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from pydantic import BaseModel, Field

from desk import sentences
from desk.errors import Refused
from policy_core import InvalidCase
from returns.errors import BadLabel, BadTracking, NotAllowed, ParcelTaken, ReturnsError, TooMuch, UnknownCase
from returns.exchanging import orders_anew
from returns.labels import paid_by_shop
from returns.lifecycle import Move, State, possible_moves
from returns.model import Case, Inspection
from returns.service import Returns

_OF_OTHERS = frozenset({Move.PAY, Move.REMIND, Move.EXPIRE, Move.CLAIM_POSTAGE})


class Inspecting(BaseModel):
    """What an agent found; facts that are not named stay as the customer stated them, amounts are in the order's."""

    facts: dict[str, str | bool] = {}
    percentage: int | None = None
    label_cost: Decimal = Decimal(0)
    reconditioning_fee: Decimal = Decimal(0)

    def inspection(self) -> Inspection:
        """The inspection as returns takes it."""
        return Inspection(self.facts, self.percentage, self.label_cost, self.reconditioning_fee)


class Moving(BaseModel):
    """What is to be done with a case, why, and what else the move needs; the customer can read `why`."""

    move: str
    why: str = Field(default="", max_length=2000)
    tracking: str = Field(default="", max_length=64)
    amount: Decimal | None = None
    sku: str = Field(default="", max_length=64)
    link: str = Field(default="", max_length=600)
    new_order: str = Field(default="", max_length=64)
    inspection: Inspecting | None = None


def agents_moves(case: Case) -> list[Move]:
    """The moves that agents can make now, leaving out those for which the policy or the case gives no reason."""
    pointless = _OF_OTHERS | {move for move, sensible in _ONLY_IF.items() if not sensible(case)}
    return [move for move in possible_moves(case.state) if move not in pointless]


def next_move(case: Case) -> Move | None:
    """The move that comes next as a rule, where an agent makes it."""
    wished = _WISHES.get(case.resolution or "", Move.REFUND)
    by_state = {
        State.IN_REVIEW: Move.APPROVE,
        State.POSTED: Move.RECEIVE,
        State.RECEIVED: Move.INSPECT,
        State.INSPECTED: wished if wished in agents_moves(case) else Move.REFUND,
        State.REFUNDED: Move.EXCHANGE,
    }
    move = by_state.get(case.state, Move.GIVE_BACK)
    return move if move in agents_moves(case) else None


def _exchange_is_open(case: Case) -> bool:
    anew = orders_anew(case)
    return anew if case.state is State.REFUNDED else "exchange" in case.standing["offers"] and not anew


_WISHES = {"replacement": Move.REPLACE, "exchange": Move.EXCHANGE}
_ONLY_IF: Mapping[Move, Callable[[Case], bool]] = {
    # Whoever has sent the ring needs no instructions any more: a person settles it, or it is inspected again.
    Move.APPROVE: lambda case: case.received_at is None,
    Move.REFUND: lambda case: "refund" in case.standing["offers"],
    Move.REPLACE: lambda case: case.state is State.IN_REVIEW or "replacement" in case.standing["offers"],
    Move.EXCHANGE: _exchange_is_open,
    Move.LABEL: paid_by_shop,
    Move.REIMBURSE: lambda case: bool(case.postage) and not (case.postage or {}).get("amount"),
    Move.GIVE_BACK: lambda case: case.received_at is not None,
}


def make(returns: Returns, number: str, moving: Moving, agent: str) -> Case:
    """The case after an agent's move; raises `Refused` with a sentence that says what is in the way."""
    if moving.move not in set(Move) - _OF_OTHERS:
        raise Refused(422, sentences.UNKNOWN_MOVE.format(move=moving.move), field="move")
    door = _DOORS.get(Move(moving.move), _plainly)
    try:
        return door(returns, number, moving, agent)
    except (ReturnsError, InvalidCase) as error:
        raise refusal(error, number) from None


def refusal(error: ReturnsError | InvalidCase, number: str) -> Refused:
    """What an agent reads when returns or the policy declines."""
    said = spoken(error)
    match error:
        case UnknownCase():
            return Refused(404, sentences.UNKNOWN_CASE.format(number=number), field="number")
        case ParcelTaken(case_number=case):
            return Refused(422, sentences.PARCEL_OF_OTHER.format(case=case), field="tracking")
        case BadTracking():
            return Refused(422, said, field="tracking")
        case BadLabel():
            return Refused(422, said, field="link")
        case TooMuch():
            return Refused(422, said, field="amount")
        case InvalidCase(field=field, why=why):
            return Refused(
                422, sentences.WRONG.get(field, sentences.NOT_UNDERSTOOD).format(field=field, why=why), field=field
            )
        case NotAllowed():
            return Refused(409, said, field="move")
    return Refused(409, said, field="move")


def spoken(error: Exception) -> str:
    """What an error says, as a sentence."""
    said = str(error)
    return f"{said[:1].upper()}{said[1:]}."


def _plainly(returns: Returns, number: str, moving: Moving, agent: str) -> Case:
    return returns.advance(number, Move(moving.move), actor=agent, why=moving.why.strip())


def _label(returns: Returns, number: str, moving: Moving, agent: str) -> Case:
    return returns.label(number, moving.link, actor=agent)


def _post(returns: Returns, number: str, moving: Moving, agent: str) -> Case:
    return returns.post(number, moving.tracking, actor=agent)


def _inspect(returns: Returns, number: str, moving: Moving, agent: str) -> Case:
    found = (moving.inspection or Inspecting()).inspection()
    return returns.inspect(number, found, actor=agent, why=moving.why.strip())


def _refund(returns: Returns, number: str, _moving: Moving, agent: str) -> Case:
    return returns.refund(number, actor=agent)


def _grant(returns: Returns, number: str, moving: Moving, agent: str) -> Case:
    return returns.grant(number, _amount(moving), actor=agent, why=moving.why.strip())


def _replace(returns: Returns, number: str, moving: Moving, agent: str) -> Case:
    return returns.replace(number, actor=agent, tracking=moving.tracking.strip())


def _exchange(returns: Returns, number: str, moving: Moving, agent: str) -> Case:
    if moving.new_order.strip():
        return returns.exchanged(number, moving.new_order.strip(), actor=agent)
    return returns.exchange(number, moving.sku.strip(), actor=agent, tracking=moving.tracking.strip())


def _reimburse(returns: Returns, number: str, moving: Moving, agent: str) -> Case:
    return returns.reimburse(number, _amount(moving), actor=agent, why=moving.why.strip())


def _give_back(returns: Returns, number: str, moving: Moving, agent: str) -> Case:
    return returns.give_back(number, moving.tracking, actor=agent)


def _amount(moving: Moving) -> Decimal:
    if moving.amount is None:
        raise Refused(422, sentences.AMOUNT_MISSING, field="amount")
    return moving.amount


_DOORS: Mapping[Move, Callable[[Returns, str, Moving, str], Case]] = {
    Move.LABEL: _label,
    Move.POST: _post,
    Move.INSPECT: _inspect,
    Move.REFUND: _refund,
    Move.GRANT: _grant,
    Move.REPLACE: _replace,
    Move.EXCHANGE: _exchange,
    Move.REIMBURSE: _reimburse,
    Move.GIVE_BACK: _give_back,
}
