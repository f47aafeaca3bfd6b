"""A turn happens wholly or not at all: an action that fails ends it, instead of being passed over in silence."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.shared.core.events import Event

ACTION_SECONDS = 10.0

Run = Callable[..., Awaitable[list[Event]]]


class TurnLost(BaseException):
    """The turn cannot be finished; `cause` says what failed: `actions` or `store`.

    No `Exception`, because Rasa catches those around actions and trackers and goes on without them.
    """

    def __init__(self, cause: str, why: str) -> None:
        super().__init__(f"{cause}: {why}")
        self.cause = cause


def whole_or_nothing(run: Run, seconds: float = ACTION_SECONDS) -> Run:
    """`run` of an action, ending the turn when it fails or takes longer than `seconds`; a rejection stays one."""

    async def strict(self: RemoteAction, *args: Any, **kwargs: Any) -> list[Event]:
        try:
            return await asyncio.wait_for(run(self, *args, **kwargs), seconds)
        except ActionExecutionRejection:
            raise
        except Exception as error:
            raise TurnLost("actions", f"{self.name()} failed ({type(error).__name__})") from error

    return strict


def install() -> None:
    """Make every action of the action server whole or nothing, in this process."""
    RemoteAction.run = whole_or_nothing(RemoteAction.run)
