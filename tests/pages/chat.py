"""The chat as a customer uses it: what is on the screen, and hands on mouse and keyboard."""

from pathlib import Path

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.shadowroot import ShadowRoot
from selenium.webdriver.remote.webelement import WebElement

from tests.stack import until

_SEEN = """
const root = document.querySelector("ringback-chat")?.shadowRoot;
const drawn = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && one.offsetHeight > 0;
const seen = [...(root?.querySelectorAll(arguments[0]) ?? [])].filter(drawn);
"""
_BUBBLES = """
return [...(document.querySelector("ringback-chat")?.shadowRoot.querySelectorAll(".message") ?? [])].map((one) => [
  one.classList[1], one.querySelector(".bubble")?.textContent ?? ""
]);
"""


class Chat:
    """The chat on the page that the browser shows."""

    def __init__(self, browser: Chrome) -> None:
        self.browser = browser

    @property
    def root(self) -> ShadowRoot:
        """Where the chat's elements live."""
        return self.browser.find_element(By.CSS_SELECTOR, "ringback-chat").shadow_root

    def all(self, selector: str) -> list[WebElement]:
        """The elements that can be seen, found in one step: an answer may change them at any moment."""
        found: list[WebElement] = self.browser.execute_script(f"{_SEEN} return seen", selector)
        return found

    def texts(self, selector: str) -> list[str]:
        """The words of the elements that can be seen, read in one step."""
        found: list[str] = self.browser.execute_script(f"{_SEEN} return seen.map((one) => one.innerText)", selector)
        return found

    def one(self, selector: str) -> WebElement:
        """The one element that can be seen, once it is there."""
        found: list[WebElement] = []

        def alone() -> bool:
            found[:] = self.all(selector)
            return len(found) == 1

        until(alone, f"one {selector} in the chat")
        return found[0]

    def appear(self) -> "Chat":
        """Waits for the launcher."""
        until(lambda: bool(self.all(".launcher, .window")), "the chat's launcher")
        return self

    def open(self) -> "Chat":
        """Opens the window by a click."""
        self.appear().one(".launcher").click()
        self.one(".window")
        return self

    def write(self, text: str) -> None:
        """Types into the input."""
        self.one("textarea").send_keys(text)

    def say(self, text: str) -> None:
        """Types and sends by the Enter key."""
        self.write(text + Keys.ENTER)

    def choose(self, title: str) -> None:
        """Presses one of the offered answers, once it is offered."""
        press = "const one = seen.find((one) => one.innerText === arguments[1]); one?.click(); return Boolean(one)"
        until(
            lambda: bool(self.browser.execute_script(f"{_SEEN} {press}", ".choices button", title)),
            f"the choice {title!r}",
        )

    def press(self, selector: str) -> None:
        """Presses what can be seen, once it is there, in one step: an answer that comes in moves what stands there."""
        press = "seen[0]?.click(); return Boolean(seen[0])"
        until(lambda: bool(self.browser.execute_script(f"{_SEEN} {press}", selector)), f"{selector} in the chat")

    def value(self, selector: str) -> str:
        """What is typed into a field that can be seen, read in one step."""
        return str(self.browser.execute_script(f"{_SEEN} return seen[0]?.value ?? ''", selector))

    def asks(self) -> str:
        """What the last message asks for; nothing while an answer is to come."""
        return str(self.browser.execute_script(f"{_SEEN} return seen[0]?.dataset.asks ?? ''", ".composer"))

    def choices(self) -> list[str]:
        """The answers that are offered now."""
        return self.texts(".choices button")

    def loaded(self) -> list[bool]:
        """For each photo in the conversation, whether it is really shown."""
        drawn = f"{_SEEN} return seen.map((one) => one.naturalWidth > 0)"
        found: list[bool] = self.browser.execute_script(drawn, ".message .photos img")
        return found

    def bubbles(self) -> list[tuple[str, str]]:
        """Who said what, from the top."""
        return [(author, text) for author, text in self.browser.execute_script(_BUBBLES)]

    def said(self, author: str) -> list[str]:
        """What one side said."""
        return [text for by, text in self.bubbles() if by == author]

    def wait_for(self, words: str, author: str = "bot") -> None:
        """Waits until one side has said something with these words."""
        until(lambda: any(words in text for text in self.said(author)), f"{author} to say {words!r}")

    def wait_for_text(self, selector: str, words: str) -> None:
        """Waits until an element shows these words."""
        until(lambda: any(words in text for text in self.texts(selector)), f"{words!r} in {selector}")

    def attach(self, *photos: Path) -> None:
        """Chooses photos by the file dialog's element."""
        picker = self.root.find_element(By.CSS_SELECTOR, "input[type=file]")
        picker.send_keys("\n".join(str(photo) for photo in photos))

    def send(self) -> None:
        """Presses the send button, once it can be pressed."""
        self.press(".send:enabled")
