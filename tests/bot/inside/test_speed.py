"""The quick ways say the same as Rasa's own."""

import asyncio
import inspect
import json
import logging
import re
from typing import Any

import pytest
import rasa
from jsonschema import ValidationError
from rasa.core import processor
from rasa.core.actions.action import RemoteAction
from rasa.shared.core import events
from rasa.shared.core.events import Event
from rasa.shared.exceptions import RasaException
from rasa.shared.utils.common import all_subclasses
from rasa.utils.endpoints import EndpointConfig

from bot.components import speed

ACTION = RemoteAction("action_x", None)
OWN_CHECK = RemoteAction._validate_action_result
SOUND: list[Any] = [
    {},
    {"events": [], "responses": []},
    {"events": [{"event": "slot", "name": "a", "value": None, "timestamp": None}]},
    {
        "events": [
            {"event": "slot", "name": "a", "value": [1], "timestamp": 1.5, "metadata": {"b": 1}},
            {"event": "bot", "text": 1},
        ]
    },
    {
        "events": [{"event": "active_loop", "name": None}, {"event": "followup", "name": "x"}],
        "responses": [{"text": "hi"}],
    },
    {"events": [{"event": "user", "text": None, "parse_data": {"intent": {"name": "a"}, "entities": []}}]},
    {"events": [{"event": "entities", "entities": [{"entity": "a", "value": 1}]}], "more": 1},
]
UNSOUND: list[Any] = [
    [],
    None,
    "text",
    {"events": {}},
    {"events": None},
    {"responses": ["hi"]},
    {"responses": {}},
    {"events": ["slot"]},
    {"events": [{"name": "a"}]},
    {"events": [{"event": "slot", "name": "a"}]},
    {"events": [{"event": "slot", "name": 1, "value": 2}]},
    {"events": [{"event": "slot", "name": "a", "value": 2, "timestamp": "now"}]},
    {"events": [{"event": "slot", "name": "a", "value": 2, "metadata": []}]},
    {"events": [{"event": "unheard of"}]},
    {"events": [{"event": 3}]},
    {"events": [{"event": "entities", "entities": [{"entity": "a"}]}]},
    {"events": [{"event": "user", "parse_data": {"intent": {"name": 1}}}]},
]


@pytest.mark.parametrize("result", SOUND)
def test_an_answer_that_rasa_takes_is_taken_without_its_own_check(result: Any) -> None:
    def never(self: RemoteAction, result: dict[str, Any]) -> bool:
        raise AssertionError("Rasa's own check was called")

    assert OWN_CHECK(ACTION, result) is True
    assert speed.checked_by_kind(never)(ACTION, result) is True


@pytest.mark.parametrize("result", UNSOUND)
def test_an_answer_that_rasa_refuses_is_refused_in_the_same_words(result: Any) -> None:
    with pytest.raises(ValidationError) as own:
        OWN_CHECK(ACTION, result)
    with pytest.raises(ValidationError) as ours:
        speed.checked_by_kind(OWN_CHECK)(ACTION, result)
    assert ours.value.message == own.value.message


def test_every_kind_of_event_is_the_same_class() -> None:
    own, ours = Event.resolve_by_type, speed.remembered(Event.resolve_by_type)
    for kind in {cls.type_name for cls in all_subclasses(Event)} | {"topic"}:
        assert ours(kind) is own(kind)
        assert ours(kind) is own(kind)


def test_an_unknown_event_fails_or_falls_back_as_ever() -> None:
    ours = speed.remembered(Event.resolve_by_type)
    assert ours("unheard of", events.SlotSet) is events.SlotSet
    with pytest.raises(ValueError, match="unheard of"):
        ours("unheard of")


@pytest.mark.parametrize(
    "body",
    [{"a": 1, "domain": {"b": ["ä"]}}, {"domain": {}}, {"domain": 1, "a": 2}, [1], {}, {"tracker": {"domain": 1}}],
)
def test_a_request_is_written_as_json_writes_it(body: Any) -> None:
    write = speed.DomainOnce()
    assert json.loads(write(body)) == body
    assert json.loads(write(body)) == body


def test_another_domain_is_written_anew() -> None:
    write = speed.DomainOnce()
    write({"a": 1, "domain": {"old": 1}})
    assert json.loads(write({"a": 1, "domain": {"new": 1}}))["domain"] == {"new": 1}


def test_the_session_of_an_endpoint_stays_open_between_calls_until_it_is_closed() -> None:
    async def lent() -> None:
        endpoint = EndpointConfig("http://127.0.0.1:9", headers={"a": "b"})
        async with speed.lend(endpoint) as first:
            assert first.headers["a"] == "b"
        async with speed.lend(endpoint) as second:
            assert second is first
            assert not second.closed
        await speed.close(endpoint)
        assert first.closed

    asyncio.run(lent())


def test_rasas_processor_copies_for_its_debug_log_only() -> None:
    source = inspect.getsource(processor)
    assert source.count("copy.deepcopy(") == 6
    calls = re.findall(r"structlogger\.debug\((?:[^()]|\([^()]*\))*\)", source)
    assert sum(call.count("copy.deepcopy(") for call in calls) == 6


@pytest.mark.parametrize(("level", "copied"), [(logging.DEBUG, True), (logging.INFO, False)])
def test_what_nobody_logs_is_not_copied(level: int, copied: bool) -> None:
    logger = logging.Logger("a log", level)
    events_seen = [{"event": "slot"}]
    given = speed.CopiedForLogs(logger).deepcopy(events_seen)
    assert given == events_seen
    assert (given is not events_seen) is copied


def test_another_version_of_rasa_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rasa, "__version__", "3.6.22")
    with pytest.raises(RasaException, match=r"3\.6\.22"):
        speed.install()
