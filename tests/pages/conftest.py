"""A desk with a scripted assistant, a browser, and a place for screenshots."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from tests.pages import browser as browsers
from tests.pages.chat import Chat
from tests.pages.serving import Served, serving


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One browser for all page tests."""
    chrome = browsers.start(tmp_path_factory.mktemp("chromium"))
    yield chrome
    chrome.quit()


@pytest.fixture
def browser(chromium: Chrome) -> Iterator[Chrome]:
    """The browser, light, online, the size of a laptop; each desk has an address and so a memory of its own."""
    browsers.size(chromium, 1280, 860)
    browsers.prefer(chromium, "light")
    yield chromium
    browsers.connect(chromium, online=True)
    chromium.get("about:blank")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    """A desk whose assistant says what the script says."""
    with serving(tmp_path) as served:
        yield served


@pytest.fixture
def chat(desk: Served, browser: Chrome) -> Chat:
    """The chat, open on the shop's page."""
    browser.get(desk.address)
    return Chat(browser).open()


@pytest.fixture
def snap(artefacts: Path, browser: Chrome) -> Callable[[str], None]:
    """Keeps a screenshot under a name."""
    folder = artefacts / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)

    def keep(name: str) -> None:
        assert browser.save_screenshot(str(folder / f"{name}.png"))

    return keep
