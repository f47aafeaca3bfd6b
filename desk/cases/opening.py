"""Opening a case by hand: what a conversation asks for, without the policy having opened one, becomes a person's."""

import asyncio
from collections.abc import Awaitable, Mapping
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from desk import sentences
from desk.access import Acting
from desk.cases.moves import refusal, spoken
from desk.errors import Refused
from desk.inbox import back
from desk.live import INBOX
from desk.wiring import Desk, TheDesk
from policy_core import FACTS, InvalidCase
from returns.errors import NothingLeft, ReturnsError
from returns.model import Case
from returns.model import Request as Asked

router = APIRouter()

WISHES = ("refund", "replacement", "exchange")


class Opening(BaseModel):
    """The form: which rings of which order, whose, why; `attempt` tells a second click from a second case."""

    order: str = Field(default="", max_length=64)
    email: str = Field(default="", max_length=254)
    line: str = Field(default="1", max_length=64)
    quantity: int = Field(default=1, ge=1, le=100)
    reason: str = ""
    resolution: str = ""
    attempt: int = 0


@router.post("/c/{conversation}/case")
async def open_by_hand(
    request: Request, conversation: str, opening: Annotated[Opening, Form()], agent: Acting, desk: TheDesk
) -> Response:
    """Opens the case that the form names, for a person to decide, with what the conversation told already."""
    doing = asyncio.to_thread(_open, desk, conversation, opening, agent.agent)
    return await back(request, desk, conversation, agent, _seen(desk, conversation, doing))


async def _seen(desk: Desk, conversation: str, doing: Awaitable[Case]) -> None:
    await doing
    desk.conversations.bells.ring(conversation, INBOX)


def _open(desk: Desk, conversation: str, opening: Opening, agent: str) -> Case:
    found = desk.overview.one(conversation, agent)
    if found is None:
        raise Refused(404, sentences.UNKNOWN_CONVERSATION, field="conversation")
    order = desk.returns.find_order(opening.order, opening.email)
    if order is None:
        raise Refused(422, sentences.NO_SUCH_ORDER, field="order")
    told = _told(found, order.number)
    at = found["handovers"][0]["created_at"] if found["handovers"] else desk.clock()
    try:
        return desk.returns.open_case(
            _asked(order.number, opening, told, at),
            conversation=conversation,
            description=told.get("description", ""),
            photos=told.get("photos", ()),
            key=f"by hand {conversation} {order.number} {opening.line} {opening.attempt}",
            review=True,
        )
    except NothingLeft as nothing:
        raise Refused(409, spoken(nothing), field="quantity") from None
    except (ReturnsError, InvalidCase) as error:
        raise refusal(error, "") from None


def _told(found: Mapping[str, Any], order: str) -> Mapping[str, Any]:
    """What the last handover said about this order; a handover about another one says nothing."""
    summaries: list[Mapping[str, Any]] = [handover["summary"] for handover in found["handovers"]]
    return next((summary for summary in summaries if summary.get("order") == order), {})


def _asked(order: str, opening: Opening, told: Mapping[str, Any], at: datetime) -> Asked:
    reason = opening.reason if opening.reason in FACTS["reason"] else None
    facts = told.get("facts", {}) if reason == told.get("reason") else {}
    wish = opening.resolution if opening.resolution in WISHES else None
    return Asked(order, opening.line, opening.quantity, at, reason, wish, facts)
