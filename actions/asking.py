"""Questions whose words or buttons depend on the order: which item, how many, which remedy, and the final yes."""

from __future__ import annotations

from abc import ABC, abstractmethod

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.draft import Draft
from actions.items import returnable
from actions.next_step import judged
from actions.voice import Domain, Voice
from actions.wanted import wanted_of
from returns.exchanging import by_new_order
from returns.model import Line, Order
from returns.service import Returns

MOST_ORDERS = 6
"""So many orders are offered as buttons, the newest ones; older ones can be typed."""


class _Ask(Action, ABC):
    """A question of the form that needs to look at the order."""

    slot: str

    def __init__(self, returns: Returns) -> None:
        self._returns = returns

    def name(self) -> str:
        """The name by which the form asks for the slot."""
        return f"action_ask_{self.slot}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> list[EventType]:
        """Ask."""
        draft = Draft.of(tracker.slots)
        order = self._returns.find_order(draft.identified or "", draft.email or "")
        assert order, "asked about an order that was not found"
        self._ask(Voice(dispatcher, domain), draft, order)
        return []

    @abstractmethod
    def _ask(self, voice: Voice, draft: Draft, order: Order) -> None:
        """Say the question."""


class AskOrderNumber(Action):
    """The order number, or which of the orders that a code opened."""

    def __init__(self, returns: Returns) -> None:
        self._returns = returns

    def name(self) -> str:
        """The name by which the form asks for the slot."""
        return "action_ask_order_number"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> list[EventType]:
        """Ask."""
        draft = Draft.of(tracker.slots)
        numbers = draft.proved or draft.candidates
        asking = "utter_ask_gift_order" if draft.gift else "utter_ask_for_order_number"
        if numbers:
            asking = "utter_ask_which_order" if draft.proved else "utter_ask_which_number"
        voice = Voice(dispatcher, domain)
        voice.say(asking, buttons=[(self._title(number, draft, voice), number) for number in numbers[:MOST_ORDERS]])
        return []

    def _title(self, number: str, draft: Draft, voice: Voice) -> str:
        """The number, and what was ordered where it is proved that the order is theirs."""
        order = self._returns.find_order(number, draft.email or "") if number in draft.proved else None
        return voice.line("utter_line_order", order=number, item=order.lines[0].title) if order else number


class AskAnythingElse(Action):
    """What else there is: after a refusal, whether somebody should look at it again."""

    def name(self) -> str:
        """The name by which the form asks for the slot."""
        return "action_ask_anything_else"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> list[EventType]:
        """Ask."""
        refused = Draft.of(tracker.slots).told is not None
        Voice(dispatcher, domain).say("utter_ask_appeal" if refused else "utter_ask_anything_else")
        return []


class AskItem(_Ask):
    """Which item of the order, a button each."""

    slot = "item"

    def _ask(self, voice: Voice, draft: Draft, order: Order) -> None:
        voice.say("utter_ask_item", buttons=[(line.title, line.title) for line in returnable(order)])


class AskQuantity(_Ask):
    """How many pieces of the item."""

    slot = "quantity"

    def _ask(self, voice: Voice, draft: Draft, order: Order) -> None:
        line = _line(draft, order)
        buttons = [(str(number), str(number)) for number in range(1, min(line.left, 6) + 1)]
        voice.say("utter_ask_quantity", quantity=line.left, item=line.title, buttons=buttons)


class AskResolution(_Ask):
    """Which of the remedies that the policy offers."""

    slot = "resolution"

    def _ask(self, voice: Voice, draft: Draft, order: Order) -> None:
        voice.choose("utter_ask_resolution", among=judged(draft, self._returns)["offers"])


class AskConfirm(_Ask):
    """The yes before a case is opened."""

    slot = "confirm"

    def _ask(self, voice: Voice, draft: Draft, order: Order) -> None:
        decision = judged(draft, self._returns)
        by_a_person = "review" if order.received_on else "delivery"
        asking = by_a_person if decision["outcome"] == "needs_review" else draft.resolution
        wanted = wanted_of(draft.wanted, order)
        if asking == "exchange" and wanted:
            asking = "exchange_for"
        elif asking == "exchange" and not by_new_order(decision):
            asking = "exchange_which"
        voice.say(f"utter_ask_confirm_{asking}", item=_line(draft, order).title, wanted=voice.wanted(wanted))


def _line(draft: Draft, order: Order) -> Line:
    line = order.line(draft.item or "")
    assert line, "asked about an item that was not chosen"
    return line
