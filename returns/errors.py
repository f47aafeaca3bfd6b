"""What can go wrong, as one small tree whose messages name the cure or the field and never a person.

ReturnsError
├── UnknownOrder        no such order, or no such line in it
├── UnknownCase         no such case
├── NothingLeft         the line has fewer units left than were asked for
│   └── UnitTaken       because a case that is still running has them
├── NotDecided          a case cannot be opened while a deciding fact is unknown
├── NotAllowed          the case's state does not allow this move
│   └── NeedsMore           the move needs more than a name and a reason, and has a door of its own
├── BadTracking         what was typed is no tracking number
│   └── ParcelTaken         or is the number of another customer's parcel
├── NotOffered          the policy does not give what was asked for
├── OutOfStock          there are fewer rings of this article than are to be sent
├── TooMuch             more than is left of what was paid
├── AlreadySettled      the case gave money already, so that the policy's refund cannot be paid again
├── PaymentFailed       the payment provider did not confirm, and is asked again
├── DeliveryFailed      a notice could not be delivered now and is tried again
│   └── Undeliverable       and trying again would not help
├── BadRow              an order that cannot be imported: field and reason
└── Unusable            the operator has to mend something first
    ├── BadFile         an import file that cannot be read
    ├── BadSetting      a setting that makes no sense
    ├── NotMigrated     the database lacks the tables of this version
    └── Unreachable     the database does not answer
"""

from collections.abc import Collection


class ReturnsError(Exception):
    """The root of everything that returns raises on purpose."""


class UnknownOrder(ReturnsError):
    """No such order, or no such line in it."""


class UnknownCase(ReturnsError):
    """No such case."""


class NothingLeft(ReturnsError):
    """The line has fewer units left than were asked for; `left` says how many there are."""

    def __init__(self, left: int, why: str = "") -> None:
        super().__init__(why or f"only {left} unit(s) of this line are left to return")
        self.left = left


class UnitTaken(NothingLeft):
    """A running case, `case_number`, already has the unit that was asked for."""

    def __init__(self, left: int, case_number: str) -> None:
        super().__init__(left, f"case {case_number} already covers this unit")
        self.case_number = case_number


class NotDecided(ReturnsError):
    """The policy still has to ask for the facts in `ask`."""

    def __init__(self, ask: Collection[str]) -> None:
        super().__init__(f"still to be asked: {', '.join(ask)}")
        self.ask = tuple(ask)


class NotAllowed(ReturnsError):
    """The state does not allow the move; `possible` holds the moves that it does allow."""

    def __init__(self, state: str, move: str, possible: Collection[str]) -> None:
        super().__init__(f"a case that is {state} cannot {move}; possible: {', '.join(possible) or 'nothing'}")
        self.state = state
        self.move = move
        self.possible = tuple(possible)


class NeedsMore(NotAllowed):
    """The move is made elsewhere: by the method (or the part of the house) that `door` names."""

    def __init__(self, state: str, move: str, possible: Collection[str], door: str) -> None:
        super().__init__(state, move, possible)
        self.args = (f"{move} needs more than a reason: it is made by {door}",)
        self.door = door


class BadTracking(ReturnsError):
    """What was typed is no tracking number; the message says what is wrong with it."""


class ParcelTaken(BadTracking):
    """The number is on `case_number` already, which is another customer's: nobody but agents may read which one."""

    def __init__(self, case_number: str) -> None:
        super().__init__("this number is on another return already")
        self.case_number = case_number


class BadLabel(ReturnsError):
    """What was typed leads to no return label."""


class NotOffered(ReturnsError):
    """The policy does not give what was asked for; the message names what it gives."""


class OutOfStock(ReturnsError):
    """There are only `available` rings of the article `sku`."""

    def __init__(self, sku: str, available: int) -> None:
        super().__init__(f"only {available} of {sku} can be sent")
        self.sku = sku
        self.available = available


class TooMuch(ReturnsError):
    """More than is left of what was paid; the message names what is left."""


class AlreadySettled(ReturnsError):
    """The case gave money already: what is still missing, a person grants."""


class PaymentFailed(ReturnsError):
    """The payment provider did not confirm a payment; whether it was made is found out before it is tried again."""


class DeliveryFailed(ReturnsError):
    """A notice could not be delivered now; the message says why, without personal data."""


class Undeliverable(DeliveryFailed):
    """A notice that trying again would not deliver, such as to an address that does not exist."""


class BadRow(ReturnsError):
    """One order that cannot be imported, by `field` and `why`."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}" if field else why)
        self.field = field
        self.why = why


class Unusable(ReturnsError):
    """Something that the operator has to mend first; the message is one line that names the cure."""


class BadFile(Unusable):
    """An import file that cannot be read as orders."""


class BadSetting(Unusable):
    """A setting that makes no sense."""


class NotMigrated(Unusable):
    """The database lacks the tables of this version."""


class Unreachable(Unusable):
    """The database does not answer."""
