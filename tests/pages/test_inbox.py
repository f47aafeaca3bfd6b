"""What the inbox does for an agent."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from selenium.webdriver import Chrome
from selenium.webdriver.common.keys import Keys

from returns.lifecycle import Move
from tests.pages.browser import connect, deafen, prefer, size
from tests.pages.inbox import Inbox
from tests.pages.looks import nameless, too_faint, too_wide
from tests.pages.orders import BROKEN, WORN, open_case, sold
from tests.pages.serving import Served, serving
from tests.stack import Customer, until


def test_a_wrong_password_gets_one_sentence_and_keeps_the_name(desk: Served, browser: Chrome) -> None:
    inbox = Inbox(browser, desk.address)
    browser.get(f"{desk.address}/inbox/sign-in")
    inbox.one("#name").send_keys("somebody")
    inbox.one("#password").send_keys("wrong" + Keys.ENTER)
    inbox.wait_for(".notice", "don't go together")
    assert inbox.one("#name").get_property("value") == "somebody"


def test_who_starts_to_wait_appears_by_itself_and_is_counted(inbox: Inbox, desk: Served, browser: Chrome) -> None:
    customer = Customer(desk.address)
    customer.say("my ring got hot")
    until(lambda: inbox.has_row(customer.id), "the conversation in the list")
    assert "Possible danger" in inbox.text(f".row[href$='{customer.id}']")
    counted = "return document.querySelector('.badge .count')?.innerText ?? ''"
    until(lambda: browser.execute_script(counted).isdecimal(), "the count")
    until(lambda: browser.title.startswith(f"({browser.execute_script(counted)})"), "the count in the title")


def test_an_agent_takes_over_talks_live_and_hands_back(inbox: Inbox, waiting: Customer, desk: Served) -> None:
    inbox.go(f"/inbox/c/{waiting.id}")
    assert inbox.text(".bar h1") == "Waiting for a person"
    assert "Asked for a person" in inbox.text(".handover")
    assert not inbox.all(".reply")
    inbox.click("Take over")
    inbox.wait_for(".bar h1", "You have this conversation")
    inbox.write("#reply", "Hello, this is Ana." + Keys.CONTROL + Keys.ENTER)
    until(lambda: "Hello, this is Ana." in [one.text for one in waiting.hear()], "the customer to hear Ana")
    waiting.post("thank you, <i>Ana</i>")
    inbox.wait_for(".message.customer:last-child .text", "thank you, <i>Ana</i>")
    heard = len(desk.assistant.heard)
    inbox.click("Hand back to the assistant")
    inbox.wait_for(".bar h1", "With the assistant")
    until(lambda: "I am back with you. What else can I do?" in [one.text for one in waiting.hear()], "the assistant")
    assert len(desk.assistant.heard) == heard + 1


def test_a_double_click_sends_one_reply(inbox: Inbox, waiting: Customer, browser: Chrome) -> None:
    inbox.go(f"/inbox/c/{waiting.id}")
    inbox.click("Take over")
    inbox.write("#reply", "only once")
    browser.execute_script("for (const _ of [1, 2]) document.querySelector('.reply button').click()")
    inbox.wait_for(".message.agent .text", "only once")
    assert [one.text for one in waiting.hear() if one.author == "agent"] == ["only once"]


def test_a_reply_that_cannot_be_sent_keeps_its_words(inbox: Inbox, waiting: Customer, browser: Chrome) -> None:
    inbox.go(f"/inbox/c/{waiting.id}")
    inbox.click("Take over")
    inbox.write("#reply", "are you there?")
    connect(browser, online=False)
    inbox.click("Send")
    inbox.wait_for("#reply-trouble", "Your words are kept")
    assert inbox.value("#reply") == "are you there?"
    connect(browser, online=True)
    inbox.click("Send")
    inbox.wait_for(".message.agent .text", "are you there?")
    until(lambda: inbox.value("#reply") == "", "the field to be emptied")
    assert [one.text for one in waiting.hear() if one.author == "agent"] == ["are you there?"]


def test_a_case_in_review_shows_why_and_is_decided_with_a_note(inbox: Inbox, waiting: Customer, desk: Served) -> None:
    facts = {**BROKEN, "wear": "minor", "packaging": "intact"}
    case = open_case(desk, waiting, "CR-20418", "1", reason="malfunction", facts=facts)
    inbox.go(f"/inbox/c/{waiting.id}")
    card = inbox.text(".case")
    assert "Needs a person’s decision" in card
    assert "5.quality" in card
    assert case.decision["because"][0]["text"] in card
    assert "stopped working" in card
    assert "small marks" in card
    assert "<b>too big</b>" in card
    inbox.fill("textarea[name=why]", "The marks are ours: packed badly.")
    inbox.click("Approve")
    until(lambda: inbox.text(".case .chip") in {"Approved", "Instructions sent"}, "the case approved")
    moved = next(one for one in desk.desk.returns.timeline(case.number) if one.move is Move.APPROVE)
    assert (moved.actor, moved.why) == ("ana", "The marks are ours: packed badly.")


def test_what_decides_is_in_sight_and_leaves_the_case_in_sight(
    inbox: Inbox, waiting: Customer, desk: Served, browser: Chrome
) -> None:
    facts = {**BROKEN, "wear": "minor", "packaging": "intact"}
    case = open_case(desk, waiting, sold(desk), "1", reason="malfunction", facts=facts)
    inbox.go(f"/inbox/c/{waiting.id}")
    size(browser, 1280, 800)
    seen = """
      const one = document.querySelector(arguments[0]), { left, bottom } = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint(left + 5, bottom - 5));"""
    assert case.number in inbox.text(".case h2")
    for part in (".case h2", ".case .because li:last-child", ".case .moves button"):
        assert browser.execute_script(seen, part), part


def test_times_are_by_the_shops_clock(browser: Chrome, tmp_path: Path) -> None:
    with serving(tmp_path, now="+20d") as later:
        inbox = Inbox(browser, later.address)
        inbox.sign_in("ana", later.desk.agents.add("ana") or "")
        customer = Customer(later.address)
        customer.say("I want a person")
        until(lambda: inbox.has_row(customer.id), "the conversation in the list")
        assert inbox.text(f".row[href$='{customer.id}'] .since") == "this minute"
        browser.get("about:blank")


def test_why_a_case_was_decided_opens_row_by_row_and_stays_open(inbox: Inbox, waiting: Customer, desk: Served) -> None:
    facts = {**WORN, "packaging": "intact"}
    case = open_case(desk, waiting, sold(desk), "1", reason="changed_mind", facts=facts)
    inbox.go(f"/inbox/c/{waiting.id}")
    inbox.unfold(".why-rows > summary")
    assert "Decided 1.partial-light" in inbox.text(".why-rows .decided").replace("\n", " ")
    late = f"#row-2-{case.number}"
    assert "It was asked for too late" in inbox.text(f"{late} summary")
    inbox.unfold(f"{late} summary")
    inbox.wait_for(f"{late} .conditions", "This case: it was asked for on day")
    open_case(desk, waiting, sold(desk), "1", reason="malfunction", facts=BROKEN)
    waiting.post("one more thing")
    until(lambda: len(inbox.all(".case")) == 2, "the page to change")
    assert inbox.all(f"{late} .conditions")


def test_the_money_is_shown_part_by_part(inbox: Inbox, waiting: Customer, desk: Served) -> None:
    facts = {**WORN, "packaging": "minor_opening"}
    case = open_case(desk, waiting, "CR-20488", "1", reason="changed_mind", facts=facts)
    inbox.go(f"/inbox/c/{waiting.id}")
    refund = case.decision["refund"]
    assert f"In all ${refund['low']} ${refund['high']}" in inbox.text(".case table").replace("\t", " ")
    assert "to gift card" in inbox.text(".case table")
    assert "80 to 90 %" in inbox.text(".verdict")


def test_what_is_being_written_survives_what_comes_in(inbox: Inbox, waiting: Customer, desk: Served) -> None:
    open_case(desk, waiting, "CR-20466", "1", reason="malfunction", facts=BROKEN)
    inbox.go(f"/inbox/c/{waiting.id}")
    inbox.click("Take over")
    inbox.wait_for(".bar h1", "You have this conversation")
    inbox.write("#reply", "half a rep")
    inbox.fill("textarea[name=why]", "half a no")
    open_case(desk, waiting, "CR-20450", "1", reason="malfunction", facts=BROKEN)
    waiting.post("one more thing")
    inbox.wait_for(".message.customer:last-child .text", "one more thing")
    until(lambda: len(inbox.all(".case")) == 2, "the second case")
    inbox.press("te")
    assert inbox.value("textarea[name=why]") == "half a note"
    assert inbox.value("#reply") == "half a rep"


def test_what_is_chosen_and_where_the_caret_stands_survive_what_comes_in(
    inbox: Inbox, waiting: Customer, desk: Served, browser: Chrome
) -> None:
    inbox.go(f"/inbox/c/{waiting.id}")
    inbox.unfold("#open-case summary")
    inbox.fill("#open-order", "CR-1")
    choose = "document.querySelector('#open-reason').value = 'wrong_size'"
    caret = "document.querySelector('#open-order').setSelectionRange(3, 3)"
    browser.execute_script(f"{choose}; {caret}")
    open_case(desk, waiting, "CR-20431", "1", reason="malfunction", facts=BROKEN)
    waiting.post("one more thing")
    inbox.one(".case")
    inbox.press("2")
    assert inbox.value("#open-order") == "CR-21"
    assert inbox.value("#open-reason") == "wrong_size"


def test_whoever_goes_on_while_a_reply_is_on_its_way_stays_there(
    inbox: Inbox, waiting: Customer, browser: Chrome
) -> None:
    inbox.go(f"/inbox/c/{waiting.id}")
    inbox.click("Take over")
    inbox.write("#reply", "one moment")
    connect(browser, online=True, latency=1_000)
    inbox.click("Send")
    inbox.press_on("#open-case summary")
    browser.execute_script("document.querySelector('#open-order').focus()")
    until(lambda: inbox.value("#reply") == "", "the reply to be sent")
    assert inbox.focused("id") == "open-order"


def test_photos_open_large_and_the_arrows_go_through_them(inbox: Inbox, waiting: Customer, tmp_path: Path) -> None:
    ids = []
    for name, colour in (("one.png", "gold"), ("two.png", "silver")):
        Image.new("RGB", (640, 480), colour).save(tmp_path / name)
        ids.append(waiting.upload(tmp_path / name))
    waiting.post("", ids)
    inbox.go(f"/inbox/c/{waiting.id}")
    until(lambda: len(inbox.all(".photo img")) == 2, "both photos")
    inbox.press_on(".photo")
    shown = inbox.one("#lightbox img")
    assert str(shown.get_attribute("src")).endswith(ids[0])
    until(lambda: shown.get_property("naturalWidth") == 640, "the photo in full")
    inbox.press(Keys.ARROW_RIGHT)
    until(lambda: str(shown.get_attribute("src")).endswith(ids[1]), "the next photo")
    inbox.press(Keys.ESCAPE)
    until(lambda: not inbox.all("#lightbox"), "the page without the dialog")


def test_an_agent_works_by_keyboard(inbox: Inbox, waiting: Customer, browser: Chrome) -> None:
    inbox.go("/inbox")
    inbox.press("j")
    for _ in inbox.all(".row"):
        if inbox.focused("href").endswith(waiting.id):
            break
        inbox.press("j")
    inbox.press(Keys.ENTER)
    inbox.wait_for(".bar h1", "Waiting for a person")
    inbox.press("t")
    inbox.wait_for(".bar h1", "You have this conversation")
    until(lambda: inbox.focused("id") == "reply", "the focus in the reply")
    inbox.press("just text: tri")
    inbox.hold(Keys.CONTROL, Keys.ENTER)
    inbox.wait_for(".message.agent .text", "just text: tri")
    until(lambda: inbox.value("#reply") == "", "the reply to be sent and the field to be emptied")
    inbox.press(Keys.TAB)
    browser.execute_script("document.activeElement.blur()")
    inbox.press("?")
    inbox.one("#keys")
    inbox.press(Keys.ESCAPE)
    inbox.press("i")
    inbox.wait_for("h1", "Conversations")


def test_somebody_elses_conversation_is_not_taken_by_accident(
    inbox: Inbox, waiting: Customer, desk: Served, browser: Chrome
) -> None:
    deafen(browser)
    inbox.go(f"/inbox/c/{waiting.id}")
    desk.desk.takeover.take(waiting.id, "bea")
    inbox.click("Take over")
    inbox.wait_for(".notice", "Bea already has this conversation")
    inbox.wait_for(".bar h1", "Bea has this conversation")


def test_taking_from_another_agent_says_so_and_has_no_key(inbox: Inbox, waiting: Customer, desk: Served) -> None:
    inbox.go(f"/inbox/c/{waiting.id}")
    desk.desk.takeover.take(waiting.id, "bea")
    # A write behind the desk's back rings no bell: the page hears of it with what comes next.
    waiting.post("hello, Bea")
    inbox.wait_for(".bar", "Take over from Bea")
    assert not inbox.all("[data-key='t']")
    inbox.click("Take over from Bea")
    inbox.wait_for(".bar h1", "You have this conversation")


WINDOWS = {"phone": (390, 844), "tablet": (820, 1100), "desktop": (1280, 860)}


@pytest.fixture(scope="session")
def talk(served: Served) -> Customer:
    """A conversation that shows all there is to show, and that Ana has."""
    customer = Customer(served.address)
    for words in ("my ring stopped charging, order SR-10071", "maya@example.com", "minor", "my ring got hot"):
        customer.say(words)
    facts = {"wear": "none", "fault_cause": "defect", "modified": False, "packaging": "intact"}
    open_case(served, customer, "SR-10071", "1", reason="malfunction", facts={**facts, "accessories": "complete"})
    served.desk.takeover.take(customer.id, "ana")
    return customer


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", WINDOWS)
def test_the_inbox_fits_and_can_be_read(
    inbox: Inbox, talk: Customer, browser: Chrome, snap: Callable[[str], None], window: str, scheme: str
) -> None:
    size(browser, *WINDOWS[window], touch=window == "phone")
    prefer(browser, scheme)
    inbox.go("/inbox")
    check(browser)
    snap(f"inbox-list-{window}-{scheme}")
    inbox.go(f"/inbox/c/{talk.id}")
    assert inbox.text(".bar h1") == "You have this conversation"
    check(browser)
    snap(f"inbox-conversation-{window}-{scheme}")


def check(browser: Chrome) -> None:
    """Nothing too wide, too faint or without a name."""
    assert too_wide(browser) == []
    assert too_faint(browser) == []
    assert nameless(browser) == []
