"""Whole dialogues through the running Rasa, action server and desk."""

import pytest

from tests.conversations.dialogue import Dialogue, every_dialogue, orders_of, play
from tests.stack import Stack

DIALOGUES = list(every_dialogue())


@pytest.fixture(scope="session")
def shop(stack: Stack) -> Stack:
    """The product with an order for every dialogue."""
    stack.import_orders([order for dialogue in DIALOGUES for order in orders_of(dialogue, stack.now())])
    return stack


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=[dialogue.name for dialogue in DIALOGUES])
def test_dialogue_asks_says_and_stores_what_it_should(dialogue: Dialogue, shop: Stack) -> None:
    play(dialogue, shop, shop.customer())
