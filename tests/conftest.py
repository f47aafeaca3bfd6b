"""What all tests share: the running product and a place for what they leave behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stack import ARTEFACTS, Customer, Stack, running


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The whole product, started once for all tests."""
    with running(tmp_path_factory.mktemp("stack")) as product:
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
