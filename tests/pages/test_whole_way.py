"""A customer's whole way and an agent's takeover, in a browser, through the running product."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFilter
from selenium.webdriver import Chrome

from tests.pages.browser import size
from tests.pages.chat import Chat
from tests.pages.inbox import Inbox
from tests.stack import Stack, until

NUMBER, EMAIL = "CR-77001", "vera@example.com"
ANSWERS = {
    "email": EMAIL,
    "reason": "It stopped working",
    "fault_cause": "Nothing, it just failed",
    "sealed": "No, I opened it",
    "wear": "Like new, never worn",
    "works": "No, it does not work",
    "modified": "No, nobody did",
    "accessories": "Everything is there",
    "packaging": "Opened neatly",
    "resolution": "My money back",
    "description": "It charged for two weeks and then no more.",
}


@pytest.fixture
def order(stack: Stack, tmp_path: Path) -> str:
    """A ring that arrived a week ago."""
    now = stack.now()
    line = {"id": "1", "sku": "CIRCUL2-9-GOLD", "title": "Circul 2, size 9, gold", "quantity": 1}
    money = {"unit_price": "299.00", "discount": "0", "tax": "24.67", "personalised": False, "final_sale": False}
    told = {
        "number": NUMBER,
        "email": EMAIL,
        "customer_name": "Vera",
        "policy": "circul-30-day",
        "time_zone": "America/Los_Angeles",
        "currency": "USD",
        "placed_at": (now - timedelta(days=11)).isoformat(),
        "received_on": (now - timedelta(days=7)).date().isoformat(),
        "lines": [line | money],
        "discount": "0",
        "shipping": "8.00",
        "handling": "0",
        "tenders": [{"kind": "card", "amount": "331.67"}],
        "refunded": [],
    }
    path = tmp_path / "orders.json"
    path.write_text(json.dumps([told]))
    stack.product.call("returns", "orders", "import", str(path))
    return NUMBER


def test_a_ring_that_stopped_charging_becomes_a_case_and_a_person_takes_over(
    stack: Stack, browser: Chrome, order: str, snap: Callable[[str], None], tmp_path: Path
) -> None:
    browser.get(stack.address)
    chat = Chat(browser).open()
    number = open_a_case(chat, order, tmp_path / "ring.jpg", snap)
    case = next(case for case in stack.cases() if case["number"] == number)
    assert (case["order"], case["state"], case["decision"]["outcome"]) == (order, "approved", "eligible")
    assert len(case["photos"]) == 1

    chat.say("can I talk to a person please")
    chat.wait_for_text(".owner", "Waiting for a person")
    customers = browser.current_window_handle
    browser.switch_to.new_window("tab")
    agents = browser.current_window_handle
    size(browser, 1280, 860)
    inbox = signed_in(stack, browser)
    take_over(inbox, case, snap)

    browser.switch_to.window(customers)
    chat.wait_for("this is a person", author="agent")
    chat.wait_for_text(".owner", "You are talking to Petra")
    chat.say("wonderful, thank you")
    snap("whole-way-6-person")
    browser.switch_to.window(agents)
    inbox.wait_for(".message.customer:last-child .text", "wonderful, thank you")
    inbox.click("Hand back to the assistant")
    inbox.wait_for(".bar h1", "With the assistant")
    browser.close()
    browser.switch_to.window(customers)
    chat.wait_for_text(".owner", "Returns assistant")


def open_a_case(chat: Chat, order: str, photo: Path, snap: Callable[[str], None]) -> str:
    """Walks from the first words to the case; its number."""
    chat.say(f"hi, my ring stopped charging, I want my money back, order {order}")
    answer_until(chat, "photos")
    snap("whole-way-1-photos")
    chat.attach(photograph(photo))
    chat.send()
    answer_until(chat, "confirm")
    snap("whole-way-2-decision")
    chat.choose("Yes, open it")
    number = chat.one(".case strong").text
    snap("whole-way-3-case")
    return number


def photograph(path: Path) -> Path:
    """A photo of a ring on a table."""
    photo = Image.new("RGB", (900, 900), (226, 219, 208))
    draw = ImageDraw.Draw(photo)
    draw.ellipse((190, 240, 710, 800), outline=(196, 188, 176), width=70)
    draw.ellipse((180, 200, 700, 760), outline=(205, 163, 84), width=64)
    draw.ellipse((198, 218, 682, 742), outline=(240, 214, 150), width=8)
    photo.filter(ImageFilter.GaussianBlur(3)).save(path)
    return path


def take_over(inbox: Inbox, case: dict[str, Any], snap: Callable[[str], None]) -> None:
    """Finds the conversation in the list, takes it over and says hello."""
    until(lambda: inbox.has_row(case["conversation"]), "the conversation in the inbox")
    snap("whole-way-4-inbox")
    inbox.go(f"/inbox/c/{case['conversation']}")
    assert case["number"] in inbox.text(".case")
    inbox.click("Take over")
    inbox.write("#reply", "Hello Vera, this is a person. Your label is on its way.")
    inbox.click("Send")
    inbox.wait_for(".message.agent .text", "this is a person")
    snap("whole-way-5-takeover")


def answer_until(chat: Chat, goal: str) -> None:
    """Answers what is asked, by a button where there is one, until it asks for `goal`."""
    asked: list[str] = [""]

    def is_asked() -> bool:
        asked.append(chat.asks())
        return asked[-1] not in ("", "None")

    while True:
        until(is_asked, f"a question on the way to {goal}, after {asked[-1]}")
        if asked[-1] == goal:
            return
        answer = ANSWERS[asked[-1]]
        if answer in chat.choices():
            chat.choose(answer)
        else:
            chat.say(answer)


def signed_in(stack: Stack, browser: Chrome) -> Inbox:
    """The inbox, with a new agent signed in."""
    told = stack.product.call("desk", "agent", "petra").strip()
    inbox = Inbox(browser, stack.address)
    inbox.sign_in("petra", told.rpartition("password ")[2])
    return inbox
