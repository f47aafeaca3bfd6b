"""A desk with a scripted assistant, a browser, and a place for screenshots."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from desk.security import COOKIE
from tests.pages import browser as browsers
from tests.pages.chat import Chat
from tests.pages.inbox import Inbox
from tests.pages.serving import Served, serving
from tests.stack import Customer


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One browser for all page tests."""
    chrome = browsers.start(tmp_path_factory.mktemp("chromium"))
    yield chrome
    chrome.quit()


@pytest.fixture
def browser(chromium: Chrome) -> Iterator[Chrome]:
    """The browser, light, online, the size of a laptop, and with nothing remembered."""
    browsers.size(chromium, 1280, 860)
    browsers.prefer(chromium, "light")
    yield chromium
    browsers.connect(chromium, online=True)
    browsers.deafen(chromium, to="")
    browsers.leave(chromium)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory, chromium: Chrome) -> Iterator[Served]:
    """One desk for all page tests; it ends while the browser shows none of its pages."""
    with serving(tmp_path_factory.mktemp("desk")) as desk:
        yield desk


@pytest.fixture
def desk(served: Served) -> Iterator[Served]:
    """The desk, whose assistant says what the script says and has heard nothing yet."""
    served.begin()
    yield served
    served.finish()


@pytest.fixture
def chat(desk: Served, browser: Chrome) -> Chat:
    """The chat, open on the shop's page."""
    browser.get(desk.address)
    return Chat(browser).open()


@pytest.fixture(scope="session")
def password(served: Served) -> str:
    """The password of the agent Ana."""
    made: str | None = served.desk.agents.add("ana")
    assert made
    return made


@pytest.fixture(scope="session")
def session(served: Served, password: str) -> str:
    """Ana's session: one for all tests, since whoever signs in for each of them is slowed down."""
    return served.desk.agents.sign_in("ana", password, "the tests")


@pytest.fixture
def inbox(desk: Served, browser: Chrome, session: str) -> Inbox:
    """The inbox, with Ana signed in."""
    browsers.remember(browser, desk.address, COOKIE, session)
    inbox = Inbox(browser, desk.address)
    inbox.go("/inbox")
    return inbox


@pytest.fixture
def waiting(desk: Served) -> Customer:
    """A customer who asked for a person."""
    customer = Customer(desk.address)
    customer.say("I want a person")
    return customer


@pytest.fixture
def snap(artefacts: Path, browser: Chrome) -> Callable[[str], None]:
    """Keeps a screenshot under a name."""
    folder = artefacts / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)

    def keep(name: str) -> None:
        assert browser.save_screenshot(str(folder / f"{name}.png"))

    return keep
