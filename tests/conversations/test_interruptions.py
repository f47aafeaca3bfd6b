"""Each server is killed in the middle of a conversation, and nothing that was said is lost or said twice."""

from dataclasses import replace

import pytest

from tests.conversations.dialogue import Dialogue, order_of
from tests.stack import Customer, Stack

DIALOGUE = Dialogue("killed", "circul", "CR-49990", (), {})
ORDERS = {name: replace(DIALOGUE, number=f"CR-4999{place}") for place, name in enumerate(("rasa", "actions", "desk"))}


@pytest.mark.parametrize("server", ORDERS)
def test_a_conversation_goes_on_where_it_was_after_kill_9(server: str, stack: Stack) -> None:
    order, customer = ORDERS[server], stack.customer()
    stack.import_orders([order_of(order, stack.now())])
    asked = customer.say(f"my ring stopped charging, order {order.number}, {order.email}")[-1].asks
    assert asked == "fault_cause"

    _killed_while_answering(server, customer, stack)

    heard = customer.hear(within=180)
    assert [message.asks for message in heard if message.asks] == ["wear"], "the answer was taken once"
    assert customer.owner == "bot"
    assert [message.text for message in customer.transcript if message.author == "customer"][1:] == ["it just died"]
    assert customer.say("like new")[-1].asks == "packaging"


def _killed_while_answering(server: str, customer: Customer, stack: Stack) -> None:
    """The desk has the message before it dies; the other two are down when it comes."""
    if server == "desk":
        customer.post("it just died")
        stack.kill(server)
    else:
        stack.kill(server)
        customer.post("it just died")
    stack.start(server)
