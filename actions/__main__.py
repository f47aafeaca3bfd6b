"""Serves the actions to Rasa on loopback: `python -m actions`. The composition root of this process."""

from __future__ import annotations

import logging
import os
import warnings
from urllib.parse import urlsplit

from rasa_sdk import Action
from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor

from actions.asking import AskAnythingElse, AskConfirm, AskItem, AskOrderNumber, AskQuantity, AskResolution
from actions.control import AnswerLanguage, Cancel, Greet, NotUnderstood, PickUp, Soothe, StartOver
from actions.ending import EndReturn
from actions.form import ReturnForm
from actions.handover import HandOver
from actions.questions import AnswerQuestion
from returns.compose import open_returns
from returns.service import Returns
from returns.settings import read_settings

DEFAULT_URL = "http://127.0.0.1:5055/webhook"


def every_action(returns: Returns) -> list[Action]:
    """All actions of the domain, on this service."""
    asking = [ask(returns) for ask in (AskOrderNumber, AskItem, AskQuantity, AskResolution, AskConfirm)]
    every = (
        ReturnForm,
        EndReturn,
        HandOver,
        AnswerQuestion,
        NotUnderstood,
        PickUp,
        Cancel,
        Greet,
        Soothe,
        AnswerLanguage,
    )
    served = [act(returns) for act in every]
    return [*asking, *served, AskAnythingElse(), StartOver()]


def main() -> None:
    """Serve until the process is told to stop."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    # The two versions differ on purpose and are tested together (docs/decisions/0001-two-environments.md).
    warnings.filterwarnings("ignore", message="Your versions of rasa and rasa_sdk might not be compatible")
    executor = ActionExecutor()
    for action in every_action(open_returns(read_settings())):
        executor.register_action(action)
    address = urlsplit(os.environ.get("RINGBACK_ACTIONS_URL", DEFAULT_URL))
    app = create_app(executor)
    app.config.KEEP_ALIVE_TIMEOUT = 120
    app.run(host="127.0.0.1", port=address.port or 5055, single_process=True, motd=False, access_log=False)


if __name__ == "__main__":
    main()
