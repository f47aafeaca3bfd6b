"""The desk's channel and the store behind it, over HTTP against a running Rasa."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from served import Assistant, texts

HELLO = {
    "text": "Hello there",
    "buttons": [{"title": "Count", "payload": "count"}],
    "custom": {"asks": "anything_else"},
}


def stored(assistant: Assistant, conversation: str) -> int:
    with sqlite3.connect(assistant.data / "conversations.db") as file:
        return int(file.execute("SELECT count(*) FROM events WHERE conversation = ?", (conversation,)).fetchone()[0])


def test_text_buttons_and_custom_of_a_reply_travel_together(assistant: Assistant) -> None:
    assert assistant.say("together", "hello", 1) == (200, {"messages": [HELLO]})


def test_a_wrong_key_is_turned_away(assistant: Assistant) -> None:
    body = {"sender": "stranger", "message": "hello", "metadata": {"message_id": 1}}
    assert assistant.post(body, key="another") == (401, {"error": "key"})
    assert stored(assistant, "stranger") == 0


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ([], "body: must be a JSON object"),
        ({"message": "hi", "metadata": {"message_id": 1}}, "sender: must be the conversation's id"),
        ({"sender": "x", "message": None, "metadata": {"message_id": 1}}, "message: must be a text"),
        ({"sender": "x", "message": "hi"}, "metadata.message_id: must be given"),
    ],
)
def test_a_request_of_another_form_is_told_what_is_wrong(assistant: Assistant, body: object, error: str) -> None:
    assert assistant.post(body) == (400, {"error": error})


def test_a_message_sent_again_is_answered_again_and_not_handled_again(assistant: Assistant) -> None:
    first = assistant.say("again", "count", 7)
    assert assistant.say("again", "count", 7) == first
    assert len(assistant.actions.calls) == 1
    assert texts(assistant.say("again", "count", 8)) == ["That makes 2"]


def test_the_answer_to_an_early_message_is_the_early_one(assistant: Assistant) -> None:
    assistant.say("early", "hello", 1)
    assistant.say("early", "count", 2)
    assert assistant.say("early", "hello", 1) == (200, {"messages": [HELLO]})


def test_a_message_sent_again_while_it_is_handled_waits_for_the_one_answer(assistant: Assistant) -> None:
    assistant.actions.go_on.clear()
    with ThreadPoolExecutor(2) as both:
        told = [both.submit(assistant.say, "twice", "count", 1) for _ in range(2)]
        assistant.actions.go_on.set()
        assert [texts(one.result()) for one in told] == [["That makes 1"], ["That makes 1"]]
    assert len(assistant.actions.calls) == 1


@pytest.mark.parametrize("failure", [(500, {"error": "broken"}), None, (200, {"events": [{"event": "slot"}]})])
def test_a_failed_action_leaves_nothing_of_its_turn(assistant: Assistant, failure: tuple[int, object] | None) -> None:
    name = f"failed {failure}"
    assistant.say(name, "count", 1)
    before = stored(assistant, name)
    assistant.actions.told = failure
    assert assistant.say(name, "count", 2) == (503, {"error": "actions"})
    assert stored(assistant, name) == before
    assistant.actions.reset()
    assert texts(assistant.say(name, "count", 2)) == ["That makes 2"]


def test_a_first_turn_that_fails_leaves_no_conversation(assistant: Assistant) -> None:
    assistant.actions.told = (500, {})
    assert assistant.say("unborn", "count", 1)[0] == 503
    assert stored(assistant, "unborn") == 0


def test_an_action_that_rejects_itself_is_no_failure(assistant: Assistant) -> None:
    assistant.actions.told = (400, {"action_name": "action_attempt", "error": "not now"})
    assert assistant.say("rejected", "attempt", 1)[0] == 200
    assert stored(assistant, "rejected") > 0


def test_what_a_customer_types_is_never_an_intent_and_what_the_desk_makes_is(assistant: Assistant) -> None:
    assert texts(assistant.say("slashes", "/send_photos", 1)) == ["Thanks for the photos"]
    assert texts(assistant.say("slashes", "//greet", 2)) == []
    assert texts(assistant.say("slashes", '/greet{"counted": 9}', 3)) == []


def test_messages_of_one_conversation_at_once_are_each_counted_once(assistant: Assistant) -> None:
    with ThreadPoolExecutor(4) as crowd:
        told = list(crowd.map(lambda number: assistant.say("crowd", "count", number), range(4)))
    assert sorted(text for one in told for text in texts(one)) == [f"That makes {n}" for n in range(1, 5)]


def test_a_conversation_goes_on_after_a_crash(assistant: Assistant) -> None:
    first = assistant.say("crash", "count", 1)
    assistant.kill()
    assistant.start()
    assert assistant.say("crash", "count", 1) == first
    assert texts(assistant.say("crash", "count", 2)) == ["That makes 2"]
    assert len(assistant.actions.calls) == 2
