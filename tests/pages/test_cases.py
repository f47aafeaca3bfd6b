"""A case's way in the browser: an agent from the decision to the money, its customer on a phone and on paper."""

import re
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select

from returns.lifecycle import Move
from returns.model import Case, Inspection
from tests.pages.browser import prefer, size
from tests.pages.inbox import Inbox
from tests.pages.looks import nameless, too_faint, too_wide
from tests.pages.orders import KEPT, open_case, sold
from tests.pages.serving import Served
from tests.stack import Customer, until

TRACKING = "1Z999AA10123456784"


@pytest.fixture
def case(desk: Served, waiting: Customer) -> Case:
    """An approved case."""
    return open_case(desk, waiting, sold(desk), "1", review=False, reason="changed_mind", facts=KEPT)


def link(desk: Served, case: Case) -> str:
    """Where the case's customer sees it."""
    return f"{desk.address}/cases/{desk.desk.returns.case_secret(case.number)}"


def one(browser: Chrome, selector: str) -> WebElement:
    """The one element, once the page is there."""
    found: list[WebElement] = []

    def alone() -> bool:
        found[:] = browser.find_elements(By.CSS_SELECTOR, selector)
        return len(found) == 1

    until(alone, f"one {selector}")
    return found[0]


def told(browser: Chrome) -> str:
    """What the page says once it is whole, read in one step: a form may bring the next page at any moment."""
    whole = "document.readyState === 'complete' && document.querySelector('main')?.innerText"
    return str(browser.execute_script(f"return {whole} || ''"))


def test_an_agent_takes_a_case_from_the_decision_to_the_money(
    inbox: Inbox, waiting: Customer, desk: Served, browser: Chrome, snap: Callable[[str], None]
) -> None:
    case = open_case(desk, waiting, sold(desk), "1", reason="changed_mind", facts=KEPT)
    inbox.go(f"/inbox/c/{waiting.id}")
    inbox.click("Approve")
    until(lambda: inbox.text(".case .chip") in {"Approved", "Instructions sent"}, "the case approved")
    post = f"#move-post-{case.number}"
    inbox.unfold(f"{post} summary")
    inbox.fill(f"{post} input[name=tracking]", TRACKING[:-1] + "5")
    inbox.click("Save")
    inbox.wait_for(".notice", "mistyped")
    inbox.unfold(f"{post} summary")
    inbox.fill(f"{post} input[name=tracking]", TRACKING)
    inbox.click("Save")
    inbox.wait_for(".case .chip", "Posted")
    inbox.click("It has arrived")
    inbox.wait_for(".case .chip", "Received")
    inbox.go(f"/inbox/cases/{case.number}/inspection")
    Select(inbox.one("#fact-wear")).select_by_visible_text("small marks")
    inbox.fill("#percentage", "70")
    inbox.fill("#label_cost", "6.40")
    inbox.fill("#why", "Two small marks inside.")
    snap("case-1-inspection")
    inbox.click("See what the policy decides")
    inbox.wait_for(".outcome", "$202.90 (estimated $239.20 to $269.10, so not what was told)")
    snap("case-2-decision")
    inbox.click("Keep this inspection")
    inbox.wait_for(".case .chip", "Inspected")
    inbox.wait_for(".differences", "small marks")
    snap("case-3-inspected")
    inbox.click("Pay $202.90")
    until(lambda: inbox.text(".case .chip") in {"Refund due", "Refunded"}, "the refund")
    inbox.wait_for(".transfers", "$202.90")
    inbox.wait_for(".timeline", "Inspected by Ana: Two small marks inside.")


def test_what_is_typed_into_a_move_survives_what_comes_in(inbox: Inbox, waiting: Customer, case: Case) -> None:
    inbox.go(f"/inbox/c/{waiting.id}")
    inbox.unfold(f"#move-post-{case.number} summary")
    inbox.fill(f"#tracking-post-{case.number}", "1Z999")
    waiting.post("one more thing")
    inbox.wait_for(".message.customer:nth-last-child(2) .text", "one more thing")  # behind it: that it is kept
    inbox.press("AA")
    assert inbox.value(f"#tracking-post-{case.number}") == "1Z999AA"


def test_a_customer_follows_a_case_on_a_phone(desk: Served, browser: Chrome, case: Case, tmp_path: Path) -> None:
    size(browser, 375, 812, touch=True)
    browser.get(f"{desk.address}/cases")
    one(browser, "#order").send_keys(case.order.lower())
    one(browser, "#email").send_keys("kim@example.com")
    one(browser, "form button").click()
    until(lambda: "Your return is approved" in told(browser), "the case")
    until(lambda: browser.current_url == link(desk, case), "the address of the case")
    one(browser, "#tracking").send_keys(TRACKING)
    one(browser, "form[action$=tracking] button").click()
    until(lambda: "Your parcel is on its way to us" in told(browser), "the parcel on its way")
    Image.new("RGB", (640, 480), "gold").save(tmp_path / "ring.png")
    one(browser, "#photo").send_keys(str(tmp_path / "ring.png"))
    one(browser, "form[action$=photos] button").click()
    until(lambda: "your photo is with your return" in told(browser), "the photo")
    drawn = "return document.querySelector('.photos img')?.naturalWidth ?? 0"
    until(lambda: browser.execute_script(drawn) > 0, "the photo to be drawn")
    one(browser, "#text").send_keys("Did you get it?")
    one(browser, "form[action$=message] button").click()
    until(lambda: "your message is with a colleague" in told(browser), "the message")
    until(lambda: "Did you get it?" in told(browser), "the message on the page")


def test_a_customer_keeps_the_ring_after_all(desk: Served, browser: Chrome, case: Case) -> None:
    browser.get(link(desk, case))
    one(browser, "details.withdraw summary").click()
    one(browser, "form[action$=withdraw] button").click()
    until(lambda: "You have withdrawn this return" in told(browser), "the case withdrawn")
    until(lambda: "What happened so far" in told(browser), "the whole page")
    assert browser.find_elements(By.CSS_SELECTOR, "form[action$=withdraw]") == []


def test_the_page_prints_without_what_is_only_for_the_screen(desk: Served, browser: Chrome, case: Case) -> None:
    browser.get(link(desk, case))
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    shown = told(browser)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert "4100 Harbour Road" in shown
    assert "$239.20" in shown
    assert "Send photo" not in shown
    assert "Keep the ring after all" not in shown


@pytest.mark.parametrize(("width", "height"), [(8.27, 11.69), (8.5, 11)], ids=["A4", "Letter"])
@pytest.mark.parametrize("stage", ["approved", "inspected"])
def test_an_ordinary_case_prints_on_one_sheet(
    desk: Served, browser: Chrome, stages: dict[str, Case], stage: str, width: float, height: float
) -> None:
    browser.get(link(desk, stages[stage]))
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"paperWidth": width, "paperHeight": height})["data"]
    assert len(re.findall(rb"/Type\s*/Page\b", b64decode(printed))) == 1


@pytest.fixture
def stages(desk: Served, waiting: Customer) -> dict[str, Case]:
    """A case in each of the states that look different."""
    returns = desk.desk.returns
    found = {
        name: open_case(desk, waiting, sold(desk, **sale), "1", review=review, reason="changed_mind", facts=KEPT)
        for name, review, sale in (
            ("review", True, {}),
            ("approved", False, {}),
            ("inspected", False, {}),
            ("refused", False, {"days_ago": 60}),
        )
    }
    parcel = found["inspected"].number
    returns.post(parcel, TRACKING, actor="customer")
    returns.advance(parcel, Move.RECEIVE, actor="ana")
    returns.inspect(parcel, Inspection({"wear": "minor"}, 70), actor="ana", why="Two small marks inside.")
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 375, 1280])
def test_the_customers_page_fits_and_can_be_read(
    desk: Served, browser: Chrome, stages: dict[str, Case], snap: Callable[[str], None], width: int, scheme: str
) -> None:
    prefer(browser, scheme)
    pages = {"find": f"{desk.address}/cases", **{name: link(desk, case) for name, case in stages.items()}}
    for name, address in pages.items():
        size(browser, width, 900, touch=width < 400)
        browser.get(address)
        check(browser, name)
        size(browser, width, browser.execute_script("return document.documentElement.scrollHeight"))
        snap(f"customer-{name}-{width}-{scheme}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 820, 1280])
def test_the_agents_pages_of_cases_fit_and_can_be_read(
    inbox: Inbox, browser: Chrome, stages: dict[str, Case], snap: Callable[[str], None], width: int, scheme: str
) -> None:
    prefer(browser, scheme)
    pages = {"cases": "", "promises": "../promises", "notices": "../notices", "notice": "../notices/approved"}
    pages |= {name: case.number for name, case in stages.items()}
    pages["inspection"] = f"{stages['inspected'].number}/inspection"
    for name, path in pages.items():
        size(browser, width, 900, touch=width < 400)
        inbox.go(f"/inbox/cases/{path}")
        check(browser, name)
        size(browser, width, browser.execute_script("return document.documentElement.scrollHeight"))
        snap(f"inbox-{name}-{width}-{scheme}")


def check(browser: Chrome, when: str) -> None:
    """Nothing too wide, too faint or without a name."""
    assert (when, too_wide(browser)) == (when, [])
    assert (when, too_faint(browser)) == (when, [])
    assert (when, nameless(browser)) == (when, [])
