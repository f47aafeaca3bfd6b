"""Exchanges: which policies send the other ring themselves, and which pay back and have the customer order anew."""

from collections.abc import Mapping
from typing import Any

from policy_core import load_pack
from returns.errors import NotOffered
from returns.model import Case
from returns.terms import Terms

EXCHANGE = "exchange"
REPLACEMENT = "replacement"


def orders_anew(case: Case) -> bool:
    """Whether the customer's exchange is a refund and a new order."""
    return case.resolution == EXCHANGE and EXCHANGE in case.standing["offers"] and by_new_order(case.standing)


def new_order_link(case: Case, terms: Terms) -> str | None:
    """Where the customer orders another size or colour, with the case carried over; None where they just order."""
    return terms.new_order(case.number)


def check_offered(case: Case, wish: str) -> None:
    """Raises `NotOffered` where the decision that counts does not give the wish, naming what it gives."""
    offers = case.standing["offers"]
    if wish not in offers:
        raise NotOffered(f"the policy gives {', '.join(offers) or 'nothing'} here, no {wish}")


def check_sent(case: Case) -> None:
    """Raises `NotOffered` where an exchange is a new order, so that no ring is sent for it."""
    check_offered(case, EXCHANGE)
    if by_new_order(case.standing):
        raise NotOffered("an exchange is a refund and a new order here: pay the refund, the customer orders anew")


def by_new_order(decision: Mapping[str, Any]) -> bool:
    """Whether an exchange is a refund and a new order under the policy that decided."""
    # A policy whose exchange has a clause of its own settles it that way.
    return EXCHANGE in load_pack(decision["policy"], decision["policy_version"]).wishes
