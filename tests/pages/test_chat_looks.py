"""How the chat looks and sounds, on phones and desktops, in light and dark."""

from collections.abc import Callable

import pytest
from selenium.webdriver import Chrome

from tests.pages.browser import prefer, size
from tests.pages.chat import Chat
from tests.pages.looks import nameless, too_faint, too_wide
from tests.pages.serving import Served

LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikantenverband" * 3
WINDOWS = {"small phone": (320, 568), "phone": (390, 844), "tablet": (820, 1100), "desktop": (1280, 860)}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", WINDOWS)
def test_the_chat_fits_and_can_be_read(
    desk: Served, browser: Chrome, snap: Callable[[str], None], window: str, scheme: str
) -> None:
    size(browser, *WINDOWS[window], touch="phone" in window)
    prefer(browser, scheme)
    browser.get(desk.address)
    chat = Chat(browser).appear()
    check(browser, "closed")
    chat.open()
    check(browser, "welcome")
    snap(f"chat-welcome-{window}-{scheme}".replace(" ", "-"))
    chat.write(LONG)
    chat.send()
    chat.wait_for("Tell me a little more")
    chat.write("maya@example.com")
    chat.send()
    chat.wait_for("Does the ring show")
    check(browser, "choices")
    snap(f"chat-choices-{window}-{scheme}".replace(" ", "-"))
    chat.choose("Small marks")
    chat.choose("I have none")
    chat.choose("Yes, please")
    chat.wait_for("Is there anything else?")
    check(browser, "case")
    snap(f"chat-case-{window}-{scheme}".replace(" ", "-"))


def check(browser: Chrome, when: str) -> None:
    """Nothing too wide, too faint or without a name."""
    assert (when, too_wide(browser)) == (when, [])
    assert (when, too_faint(browser)) == (when, [])
    assert (when, nameless(browser)) == (when, [])
