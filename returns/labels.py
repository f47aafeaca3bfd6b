"""Return labels that the shop pays: an agent buys one from a carrier, and the customer gets the link to it."""

import re

from sqlalchemy import ColumnElement, and_, exists

from returns.cases import Work
from returns.errors import BadLabel, NotOffered
from returns.lifecycle import Move, State, advance
from returns.model import Case
from returns.store import CaseRow, MoveRow
from returns.terms import Terms

SHOP = "shop"
_LINK = re.compile(r"https://[\w-]+(\.[\w-]+)+(:\d+)?/[^\s<>\"']{1,500}")


def paid_by_shop(case: Case) -> bool:
    """Whether the shop pays for sending the ring back, so that its customer waits for a label."""
    return bool(case.standing["return_shipping"] == SHOP)


def give_label(work: Work, link: str, terms: Terms) -> Case:
    """The case with its return label, and the days to post counted anew; raises `NotOffered`, `BadLabel`."""
    case = work.case
    advance(case, Move.LABEL)
    if not paid_by_shop(case):
        raise NotOffered("the policy has the customer pay for the postage here")
    if not _LINK.fullmatch(link.strip()):
        raise BadLabel("that is no link to a label: one looks like https://labels.example/1234.pdf")
    post_by = terms.post_by(work.step.at, work.order.time_zone)
    return work.move(Move.LABEL, data={"link": link.strip()}, changes={"post_by": post_by})


def awaits_label() -> ColumnElement[bool]:
    """The cases whose customer waits for a label."""
    given = exists().where(MoveRow.case_number == CaseRow.number, MoveRow.move == Move.LABEL)
    awaited = CaseRow.state.in_([State.APPROVED, State.INSTRUCTIONS_SENT])
    return and_(awaited, CaseRow.decision["return_shipping"].as_string() == SHOP, ~given)
