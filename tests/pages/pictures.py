"""Makes the pictures of the documents anew: `python -m tests.pages.pictures` runs the whole product and looks at it."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from selenium.webdriver import Chrome
from selenium.webdriver.support.select import Select

from desk.security import COOKIE, Agents
from ops.places import ROOT
from returns.compose import open_returns
from returns.database import Database
from returns.lifecycle import Move
from returns.model import Case, Inspection, Request
from returns.service import Returns
from returns.settings import Settings
from tests.pages import browser as browsers
from tests.pages.chat import Chat
from tests.pages.inbox import Inbox
from tests.pages.test_whole_way import answer_until
from tests.stack import Stack, running, until

PICTURES = ROOT / "docs" / "screenshots"
SHARP = 2  # points of a picture for each of the page's pixels, as good screens have them
FAULT = "Hi! My ring stopped charging, order CR-20418, maya@example.com. I'd like my money back."
DONE = "Yes, open it"
WORN = {"sealed": False, "wear": "light", "works": True, "modified": False, "accessories": "complete"}


def main() -> None:
    """Takes every picture that the documents show."""
    with tempfile.TemporaryDirectory(prefix="ringback-") as folder:
        data = Path(folder) / "data"
        with running(data) as stack, closing(open_returns(Settings(data=data, database_url=""))) as returns:
            browser = browsers.start(Path(folder) / "chromium")
            try:
                conversation(stack, browser)
                agents(stack, browser, returns)
                case(stack, browser, returns)
            finally:
                browser.quit()


def conversation(stack: Stack, browser: Chrome) -> None:
    """A fault that is told in the chat, up to the decision."""
    with _picture(browser, "conversation", 1480, 940):
        browser.get(stack.address)
        chat = Chat(browser).open()
        chat.say(FAULT)
        answer_until(chat, "photos")
        chat.choose("I have no photos")
        answer_until(chat, "confirm")
        until(lambda: DONE in chat.texts(".choices button"), "the choice")


def case(stack: Stack, browser: Chrome, returns: Returns) -> None:
    """The page of a case whose ring was looked at."""
    opened = _opened(stack, returns, "CR-20488", "changed_mind", {**WORN, "packaging": "minor_opening"})
    returns.post(opened.number, "1Z999AA10123456784", actor="customer")
    returns.advance(opened.number, Move.RECEIVE, actor="petra")
    returns.inspect(opened.number, Inspection({"wear": "minor"}, 70), actor="petra", why="Two small marks inside.")
    with _picture(browser, "case", 760, 1180):
        browser.get(f"{stack.address}/cases/{returns.case_secret(opened.number)}")


def agents(stack: Stack, browser: Chrome, returns: Returns) -> None:
    """What an agent sees: the conversation of the first picture with its case, and what an inspection would change."""
    Chat(browser).choose(DONE)
    _heard(Chat(browser), "Is there anything else")
    Chat(browser).say("Can I talk to a person please?")
    Chat(browser).wait_for_text(".owner", "Waiting for a person")
    inbox, (told,) = _signed_in(stack, browser), returns.cases(order="CR-20418")
    with _picture(browser, "inbox", 1280, 860):
        inbox.go(f"/inbox/c/{told.conversation}")
        inbox.click("Take over")
        inbox.write("#reply", "Hello Maya, this is Petra. Of course, what would you like to know?")
        inbox.click("Send")
        inbox.wait_for(".message.agent .text", "this is Petra")
    worn = _opened(stack, returns, "CR-20450", "changed_mind", {**WORN, "packaging": "minor_opening"})
    returns.advance(worn.number, Move.RECEIVE, actor="petra")
    with _picture(browser, "inspection", 1280, 1540):
        inbox.go(f"/inbox/cases/{worn.number}/inspection")
        Select(inbox.one("#fact-wear")).select_by_visible_text("small marks")
        for field, value in {"percentage": "70", "label_cost": "6.40", "why": "Two small marks inside."}.items():
            inbox.fill(f"#{field}", value)
        inbox.click("See what the policy decides")
        inbox.wait_for(".outcome", "estimated")
        browser.execute_script("document.querySelector('.outcome').scrollIntoView({block: 'center'})")


def _signed_in(stack: Stack, browser: Chrome) -> Inbox:
    data = Path(stack.product.env["RINGBACK_DATA"])
    with closing(Database(Settings(data=data, database_url="").database)) as database:
        people = Agents(database, stack.now, session_hours=1)
        session = people.sign_in("petra", people.add("petra") or "", "here")
    browsers.remember(browser, stack.address, COOKIE, session)
    return Inbox(browser, stack.address)


def _opened(stack: Stack, returns: Returns, order: str, reason: str, facts: dict[str, object]) -> Case:
    """A case of a customer of its own."""
    talk = stack.customer().id
    asked = Request(order, "1", 1, returns.now(), reason, "refund", facts)
    return returns.open_case(asked, conversation=talk, description="It pinches.", photos=[], key=talk)


def _heard(chat: Chat, words: str) -> None:
    until(lambda: any(words in text for text in chat.texts(".bubble")), f"{words!r} in the chat")


@contextmanager
def _picture(browser: Chrome, name: str, width: int, height: int) -> Iterator[None]:
    """Keeps what the page shows at the end of the block."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": SHARP, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browsers.prefer(browser, "light")
    yield
    browser.execute_script("document.activeElement?.blur()")
    shot = Image.open(BytesIO(browser.get_screenshot_as_png())).convert("RGB")
    shot.quantize(256).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
