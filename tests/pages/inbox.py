"""The inbox as an agent uses it."""

from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.remote.webelement import WebElement

from tests.stack import until

# A form brings the next page, which may say the same as this one: the mark tells them apart.
_PRESS = """
const one = [...document.querySelectorAll(arguments[0])]
  .find((one) => one.checkVisibility() && (arguments[1] === null || one.innerText === arguments[1]));
if (!one || document.readyState !== "complete") return false;
one.scrollIntoView({ block: "center" });
document.left = false;
addEventListener("submit", (event) => (document.left = !event.defaultPrevented), { once: true });
one.click();
return true;
"""


class Inbox:
    """The inbox in the browser."""

    def __init__(self, browser: Chrome, address: str) -> None:
        self.browser = browser
        self.address = address

    def all(self, selector: str) -> list[WebElement]:
        """The elements that can be seen, found in one step: the page may swap them at any moment."""
        found: list[WebElement] = self.browser.execute_script(
            "return [...document.querySelectorAll(arguments[0])].filter((one) => one.checkVisibility())", selector
        )
        return found

    def one(self, selector: str) -> WebElement:
        """The one element that can be seen, once it is there."""
        found: list[WebElement] = []

        def alone() -> bool:
            found[:] = self.all(selector)
            return len(found) == 1

        until(alone, f"one {selector} on the page")
        return found[0]

    def text(self, selector: str) -> str:
        """The words of the first element that can be seen."""
        found: str = self.browser.execute_script(
            "return [...document.querySelectorAll(arguments[0])].find((one) => one.checkVisibility())?.innerText ?? ''",
            selector,
        )
        return found

    def wait_for(self, selector: str, words: str) -> None:
        """Waits until an element shows these words."""
        until(lambda: words in self.text(selector), f"{words!r} in {selector}")

    def sign_in(self, name: str, password: str, at: str = "/inbox") -> None:
        """Signs in and goes to a page."""
        self.browser.get(f"{self.address}/inbox/sign-in")
        self.one("#name").send_keys(name)
        self.one("#password").send_keys(password)
        self.click("Sign in")
        self.one("#main")
        self.go(at)

    def go(self, path: str) -> None:
        """Opens a page of the inbox."""
        self.browser.get(self.address + path)
        self.one("#main")

    def press(self, *keys: str) -> None:
        """Presses keys, wherever the focus is, once the page listens to them."""
        self.ready()
        ActionChains(self.browser).send_keys(*keys).perform()

    def hold(self, modifier: str, key: str) -> None:
        """Presses a key while another is held down."""
        self.ready()
        ActionChains(self.browser).key_down(modifier).send_keys(key).key_up(modifier).perform()

    def ready(self) -> None:
        """Waits until the page is there as a whole, its scripts too, and is not one that is being left."""
        here = "return document.readyState === 'complete' && !document.left"
        until(lambda: bool(self.browser.execute_script(here)), "the whole page")

    def click(self, words: str) -> None:
        """Presses the button with these words, and waits for the next page where it brings one."""
        self._press("button", words, f"the button {words!r}")

    def press_on(self, selector: str) -> None:
        """Clicks on the first of these elements that can be seen, found and clicked in one step."""
        self._press(selector, None, f"{selector} on the page")

    def unfold(self, selector: str) -> None:
        """Clicks on what opens a part of the page."""
        self.press_on(selector)

    def _press(self, selector: str, words: str | None, what: str) -> None:
        until(lambda: bool(self.browser.execute_script(_PRESS, selector, words)), what)
        self.ready()

    def fill(self, selector: str, text: str) -> None:
        """Types into a field; where what came in has swapped the field meanwhile, into the new one."""

        def typed() -> bool:
            try:
                field = self.one(selector)
                field.clear()
                field.send_keys(text)
            except StaleElementReferenceException:
                return False
            return self.value(selector) == text

        until(typed, f"{text!r} in {selector}")

    def write(self, selector: str, text: str) -> None:
        """Types into a field that no live update swaps."""
        self.one(selector).send_keys(text)

    def value(self, selector: str) -> str:
        """What is typed into the first of these fields, read in one step."""
        found: str = self.browser.execute_script("return document.querySelector(arguments[0])?.value ?? ''", selector)
        return found

    def focused(self, attribute: str) -> str:
        """An attribute of what has the focus, read in one step."""
        found: str = self.browser.execute_script("return document.activeElement[arguments[0]] ?? ''", attribute)
        return found

    def has_row(self, conversation: str) -> bool:
        """Whether the list shows a conversation."""
        return bool(self.all(f".row[href$='{conversation}']"))
