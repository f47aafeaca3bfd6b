"""What the chat does for a customer."""

import pytest
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from desk.model import Incoming, Reply
from tests.pages.browser import connect
from tests.pages.chat import Chat
from tests.pages.orders import KEPT, open_case, sold
from tests.pages.serving import Served
from tests.stack import until

FIRST = "hi, my ring stopped charging, I want my money back, order CR-20418"


def test_a_message_is_shown_at_once_and_answered(chat: Chat) -> None:
    chat.say(FIRST)
    chat.wait_for("Which email address")
    assert chat.bubbles()[0] == ("customer", FIRST)
    assert chat.value("textarea") == ""


def test_a_button_speaks_for_the_customer_and_is_gone_afterwards(chat: Chat, desk: Served) -> None:
    chat.say("maya@example.com")
    chat.choose("Small marks")
    chat.wait_for("Photos help")
    assert chat.said("customer") == ["maya@example.com", "Small marks"]
    assert desk.assistant.heard[-1].text == "minor"
    assert chat.choices() == ["I have none"]


def test_a_reload_shows_the_same_conversation(chat: Chat, browser: Chrome) -> None:
    chat.say("maya@example.com")
    chat.choose("Small marks")
    chat.wait_for("Photos help")
    before = chat.bubbles()
    browser.refresh()
    chat.appear()
    until(lambda: chat.bubbles() == before, "the conversation after the reload")
    chat.say("skip photos")
    chat.wait_for("Shall I open the case?")


def test_what_was_written_while_offline_is_sent_once_when_the_connection_is_back(
    chat: Chat, browser: Chrome, desk: Served
) -> None:
    chat.say("maya@example.com")
    chat.wait_for("Does the ring show")
    connect(browser, online=False)
    chat.say("skip photos")
    chat.wait_for_text(".trouble", "Your message is kept")
    assert [turn.text for turn in desk.assistant.heard] == ["maya@example.com"]
    connect(browser, online=True)
    chat.wait_for("Shall I open the case?")
    assert chat.said("customer") == ["maya@example.com", "skip photos"]
    assert [turn.text for turn in desk.assistant.heard] == ["maya@example.com", "skip photos"]
    until(lambda: not chat.all(".trouble"), "the notice to go")


def test_a_message_whose_confirmation_got_lost_is_not_doubled(chat: Chat, desk: Served) -> None:
    desk.line.bad.set()
    chat.say(FIRST)
    until(lambda: len(desk.line.lost) >= 2, "the chat to try again")
    desk.line.bad.clear()
    chat.wait_for("Which email address")
    until(lambda: not chat.all(".trouble"), "the notice to go")
    assert chat.said("customer") == [FIRST]
    assert [turn.text for turn in desk.assistant.heard] == [FIRST]


def test_a_message_that_never_got_out_is_sent_after_a_reload(chat: Chat, desk: Served, browser: Chrome) -> None:
    desk.line.bad.set()
    chat.say(FIRST)
    until(lambda: bool(desk.line.lost), "the first try")
    browser.refresh()
    chat.appear()
    assert chat.said("customer") == [FIRST]
    desk.line.bad.clear()
    chat.wait_for("Which email address")
    assert [turn.text for turn in desk.assistant.heard] == [FIRST]


def test_markup_is_shown_as_text_and_addresses_as_links(chat: Chat, browser: Chrome) -> None:
    title = browser.title
    chat.say('markup <script>document.title = "broken"</script>')
    chat.wait_for("<b>bold</b>")
    assert chat.said("customer") == ['markup <script>document.title = "broken"</script>']
    assert not chat.all(".bubble img, .bubble b, .bubble script")
    link = chat.one(".bubble a")
    assert link.get_attribute("href") == "https://example.com/a?b=1&c=2"
    assert "noopener" in str(link.get_attribute("rel"))
    assert browser.title == title


def test_newlines_stay(chat: Chat) -> None:
    chat.write("one" + Keys.SHIFT + Keys.ENTER + Keys.NULL + "two")
    chat.say("")
    until(lambda: chat.said("customer") == ["one\ntwo"], "both lines in one message")
    chat.wait_for("Tell me a little more")


def test_writing_shows_while_the_assistant_thinks(chat: Chat, desk: Served) -> None:
    desk.assistant.held.set()
    chat.say("hello")
    chat.one(".typing")
    desk.assistant.held.clear()
    chat.wait_for("Tell me a little more")
    until(lambda: not chat.all(".typing"), "the dots to go")


def test_the_case_number_can_be_copied(chat: Chat, browser: Chrome) -> None:
    browser.execute_cdp_cmd(
        "Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    )
    chat.say("yes")
    chat.wait_for("Done.")
    assert chat.one(".case strong").text == "RB-7KQ2M4XD"
    chat.press(".case button")
    chat.wait_for_text(".case button", "Copied")
    copied = browser.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert copied == "RB-7KQ2M4XD"


def test_the_case_card_leads_to_the_page_of_the_case_in_a_tab_of_its_own(
    chat: Chat, desk: Served, browser: Chrome
) -> None:
    chat.say("hello")
    chat.wait_for("Tell me a little more")
    conversation = desk.assistant.heard[-1].conversation
    case = open_case(desk, conversation, sold(desk), "1", review=False, reason="changed_mind", facts=KEPT)
    desk.assistant.answers = {"my case": (Reply("Here it is.", case=case.number),)}
    chat.say("my case")
    chats = browser.current_window_handle
    chat.press(".case a")
    until(lambda: len(browser.window_handles) == 2, "the tab")
    browser.switch_to.window(next(one for one in browser.window_handles if one != chats))
    shown = "return document.body?.innerText ?? ''"
    until(lambda: case.number in str(browser.execute_script(shown)), "the case's page")
    browser.close()
    browser.switch_to.window(chats)


def test_a_new_chat_begins_empty_after_asking(chat: Chat) -> None:
    chat.say(FIRST)
    chat.wait_for("Which email address")
    chat.press("header .fresh")
    chat.wait_for_text(".question", "forgets the conversation")
    chat.press(".question .yes")
    until(lambda: chat.bubbles() == [], "an empty chat")
    chat.say("hello")
    chat.wait_for("Tell me a little more")
    assert chat.said("customer") == ["hello"]


def test_who_answers_is_shown(chat: Chat) -> None:
    assert chat.one(".owner").text == "Returns assistant"
    chat.say("I want a person")
    chat.wait_for_text(".owner", "Waiting for a person to join")


def test_each_reply_of_a_person_stands_under_their_name(chat: Chat, desk: Served, browser: Chrome) -> None:
    chat.say("hello")
    chat.wait_for("Tell me a little more")
    conversation, held_by = desk.assistant.heard[-1].conversation, None
    for name in ("ana", "bea"):
        desk.desk.takeover.take(conversation, name, held_by)
        desk.desk.takeover.reply(conversation, name, Incoming(name, f"This is {name}."))
        held_by = name
    browser.refresh()
    chat.appear().wait_for("This is bea.", author="agent")
    assert chat.texts(".agent .who") == ["Ana", "Bea"]


def test_messages_that_came_while_the_chat_was_closed_are_counted(chat: Chat, desk: Served) -> None:
    desk.assistant.held.set()
    chat.say(FIRST)
    chat.one(".typing")
    chat.press("header .close")
    desk.assistant.held.clear()
    until(lambda: chat.texts(".badge") == ["2"], "two new messages on the launcher")
    chat.press(".launcher")
    until(lambda: not chat.all(".badge"), "the badge to go")


@pytest.mark.parametrize(
    ("words", "asks", "keyboard", "hint"),
    [
        ("stopped charging", "email", "email", "The email address of your order"),
        ("tell me", "description", "text", "What happened? A few sentences help"),
        ("minor", "photos", "text", "Add photos, or write a message"),
    ],
)
def test_the_input_fits_what_is_asked(chat: Chat, words: str, asks: str, keyboard: str, hint: str) -> None:
    chat.say(words)
    field = chat.one("textarea")
    until(lambda: field.get_attribute("placeholder") == hint, f"the hint for {asks}")
    assert field.get_property("inputMode") == keyboard
    assert chat.asks() == asks
    assert (chat.one(".attach").size["width"] > 200) == (asks == "photos")


def refused(chat: Chat) -> None:
    """Sends more than the desk takes."""
    too_much = "arguments[0].maxLength = 20000; arguments[0].value = 'x'.repeat(10001)"
    chat.browser.execute_script(too_much, chat.one("textarea"))
    chat.write("y")
    chat.send()
    chat.wait_for_text(".note", "10,000")


def test_a_refusal_stays_as_it_is_and_is_read_out_once_whatever_comes_in(chat: Chat, browser: Chrome) -> None:
    refused(chat)
    note = chat.one(".note")
    chat.say("hello")
    chat.wait_for("Tell me a little more")
    assert browser.execute_script("return arguments[0].isConnected", note)


def test_a_message_that_is_too_long_is_refused_with_the_desks_sentence_and_can_be_edited(chat: Chat) -> None:
    refused(chat)
    chat.press(".note button")
    assert len(chat.value("textarea")) == 10002
    assert chat.bubbles() == []


def test_a_conversation_that_the_desk_does_not_know_any_more_begins_anew(chat: Chat, browser: Chrome) -> None:
    chat.say(FIRST)
    chat.wait_for("Which email address")
    forget = "for (const key of Object.keys(localStorage)) if (key.endsWith(':conversation')) localStorage[key] = "
    browser.execute_script(forget + """'{"id": "nothing", "token": "at all"}'""")
    browser.refresh()
    chat.appear()
    chat.wait_for_text(".trouble", "a new one")
    chat.say("hello")
    chat.wait_for("Tell me a little more")


def test_everything_works_by_keyboard(desk: Served, browser: Chrome) -> None:
    browser.get(desk.address)
    chat = Chat(browser).appear()
    browser.execute_script("document.querySelector('ringback-chat').shadowRoot.querySelector('.launcher').focus()")
    keys = ActionChains(browser)
    keys.send_keys(Keys.ENTER).perform()
    chat.one(".window")
    keys.send_keys("maya@example.com", Keys.ENTER).perform()
    until(lambda: "Small marks" in chat.choices(), "the choices")
    for _ in range(12):
        keys.key_down(Keys.SHIFT).send_keys(Keys.TAB).key_up(Keys.SHIFT).perform()
        if focused(browser) == "Small marks":
            break
    keys.send_keys(Keys.SPACE).perform()
    chat.wait_for("Photos help")
    assert focused(browser) == "textarea"
    for _ in range(20):
        keys.send_keys(Keys.TAB).perform()
        assert browser.execute_script("return document.activeElement.localName") == "ringback-chat"
    keys.send_keys(Keys.ESCAPE).perform()
    until(lambda: not chat.all(".window"), "the window to close")
    assert "Open the returns chat" in str(chat.one(".launcher").get_attribute("aria-label"))
    assert browser.execute_script("return document.activeElement.shadowRoot.activeElement.className") == "launcher"


def focused(browser: Chrome) -> str:
    """What has the focus inside the chat: a button's words, or the element's name."""
    found: str = browser.execute_script(
        "const at = document.activeElement.shadowRoot?.activeElement; return at?.textContent || at?.localName || ''"
    )
    return found


def test_any_page_can_embed_the_chat_with_one_tag(desk: Served, browser: Chrome) -> None:
    browser.get(f"{desk.address}/inbox/sign-in")
    tag = "const tag = Object.assign(document.createElement('script'), {type: 'module', src: '/static/widget.js'});"
    browser.execute_script(tag + "tag.dataset.ringback = location.origin; document.head.append(tag)")
    chat = Chat(browser).open()
    chat.say("hello")
    chat.wait_for("Tell me a little more")
    assert browser.find_element(By.TAG_NAME, "h1").is_displayed()
