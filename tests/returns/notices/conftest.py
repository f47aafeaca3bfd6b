"""The shop's texts, compiled once, and a mail server for each test that wants one."""

from collections.abc import Iterator

import pytest

from returns.notices.letters import Letters
from returns.notices.samples import Sample, samples
from returns.notices.shop import Shop, shop_of
from returns.notices.texts import Texts
from returns.settings import Settings
from tests.mailbox import Mailbox, mailbox


@pytest.fixture(scope="session")
def texts() -> Texts:
    return Texts("en")


@pytest.fixture(scope="session")
def shop_details() -> Shop:
    return shop_of(Settings())


@pytest.fixture
def post() -> Iterator[Mailbox]:
    with mailbox() as box:
        yield box


def sample(name: str) -> Sample:
    """The sample whose name begins so."""
    return next(one for one in samples() if one.name.startswith(name))


@pytest.fixture
def letters(shop_details: Shop, texts: Texts) -> Letters:
    """Who writes about the lightly worn ring that Maya sends back."""
    return Letters(sample("approved, circul-30-day, lightly worn"), shop_details, texts)
