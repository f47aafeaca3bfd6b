"""Messages as a chat's client reads them: the contract's shape, and the way to the page of each case of its own."""

from collections.abc import Sequence
from typing import Any

from desk.model import Message
from returns.service import Returns


def told(returns: Returns, conversation: str, messages: Sequence[Message]) -> list[dict[str, Any]]:
    """Each message as JSON; `case_url` leads to the case page, only where the case is this conversation's."""
    named = any(message.case for message in messages)
    own = {case.number for case in returns.cases(conversation=conversation)} if named else set()
    return [message.as_json() | {"case_url": _way(returns, message.case, own)} for message in messages]


def _way(returns: Returns, number: str | None, own: set[str]) -> str | None:
    return f"/cases/{returns.case_secret(number)}" if number and number in own else None
