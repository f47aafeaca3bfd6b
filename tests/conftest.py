"""What all tests share: the running product and a place for what they leave behind."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.stack import ARTEFACTS, Customer, Stack, at_noon, running


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The whole product, started once for all tests, by a clock on which no day ends while they run.

    A server that is killed takes long to come back on a busy machine: no conversation is given up for that.
    """
    settings = {"RINGBACK_NOW": at_noon(datetime.now(UTC)), "RINGBACK_PATIENCE": "1200"}
    with running(tmp_path_factory.mktemp("stack"), **settings) as product:
        yield product


@pytest.fixture
def customer(stack: Stack) -> Customer:
    """A customer who has just opened the chat."""
    return stack.customer()


@pytest.fixture(scope="session")
def artefacts() -> Path:
    """Where tests leave screenshots and logs for people to look at."""
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    return ARTEFACTS
