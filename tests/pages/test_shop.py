"""The demo shop's page."""

from collections.abc import Callable

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.pages.browser import prefer, size
from tests.pages.chat import Chat
from tests.pages.looks import nameless, too_faint, too_wide
from tests.pages.serving import Served
from tests.stack import until


def test_every_demo_order_has_its_sentence_number_and_email(desk: Served, browser: Chrome) -> None:
    browser.get(desk.address)
    shown = browser.find_element(By.ID, "returns").text
    orders = desk.desk.returns.demo_orders()
    assert len(orders) == 13
    for order in orders:
        assert order.number in shown
        assert order.email in shown
    told = {one.text for one in browser.find_elements(By.CSS_SELECTOR, ".try strong")}
    assert len(told) == len({order.story for order in orders})
    assert not told & {order.story for order in orders}


def test_an_order_opens_the_chat_with_the_words_ready(desk: Served, browser: Chrome) -> None:
    browser.get(desk.address)
    chat = Chat(browser).appear()
    browser.execute_script("document.querySelector('.try').click()")
    chat.one(".window")
    words = str(chat.one("textarea").get_property("value"))
    first = desk.desk.returns.demo_orders()[0]
    assert first.number in words
    assert first.email in words
    assert chat.bubbles() == []


def test_a_click_copies_the_order_number(desk: Served, browser: Chrome) -> None:
    granted = {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    browser.execute_cdp_cmd("Browser.grantPermissions", granted)
    browser.get(desk.address)
    Chat(browser).appear()
    browser.execute_script("document.querySelector('[data-copy]').click()")
    until(lambda: "Copied" in browser.find_element(By.CSS_SELECTOR, ".copied").text, "the word that it was copied")
    copied = browser.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert copied == desk.desk.returns.demo_orders()[0].number


def test_a_colour_changes_the_ring(desk: Served, browser: Chrome) -> None:
    browser.get(desk.address)
    metal = "return getComputedStyle(document.querySelector('.product .stage .metal')).stopColor"
    gold = browser.execute_script(metal)
    browser.execute_script("document.querySelector('input[value=black]').click()")
    until(lambda: browser.execute_script(metal) != gold, "the other colour")


def test_the_page_needs_nothing_that_its_policy_forbids(desk: Served, browser: Chrome) -> None:
    browser.get_log("browser")
    browser.get(desk.address)
    Chat(browser).open()
    assert [entry["message"] for entry in browser.get_log("browser")] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 820, 1280])
def test_the_shop_fits_and_can_be_read(
    desk: Served, browser: Chrome, snap: Callable[[str], None], width: int, scheme: str
) -> None:
    size(browser, width, 900, touch=width < 400)
    prefer(browser, scheme)
    browser.get(desk.address)
    Chat(browser).appear()
    assert too_wide(browser) == []
    assert too_faint(browser) == []
    assert nameless(browser) == []
    size(browser, width, browser.execute_script("return document.documentElement.scrollHeight"))
    snap(f"shop-{width}-{scheme}")
