"""Rasa does some work anew at every turn that gives the same result every time; here it is done once."""

import copy
import json
import logging
from collections.abc import Callable
from typing import Any

import aiohttp
import rasa
from jsonschema.validators import validator_for
from rasa.core import processor
from rasa.core.actions.action import RemoteAction
from rasa.core.constants import DEFAULT_REQUEST_TIMEOUT
from rasa.shared.core.events import Event
from rasa.shared.exceptions import RasaException
from rasa.shared.utils.schemas.events import EVENT_SCHEMA
from rasa.utils.endpoints import EndpointConfig

HOLDS_FOR = "3.6.21"
# Shorter than the time after which an action server closes an idle connection, so that none is used as it closes.
IDLE_SECONDS = 2.0
KEPT = "ringback_session"

Check = Callable[[RemoteAction, dict[str, Any]], bool]
Resolve = Callable[..., type[Event] | None]


def checked_by_kind(check: Check) -> Check:
    """The check of an action's answer with each event against its own kind only; what is wrong is told by `check`."""
    common = {key: value for key, value in EVENT_SCHEMA.items() if key != "oneOf"}
    validators = {}
    for kind in EVENT_SCHEMA["oneOf"]:
        schema = {"allOf": [common, kind]}
        validators[kind["properties"]["event"]["const"]] = validator_for(schema)(schema)

    def is_event(event: Any) -> bool:
        kind = event.get("event") if isinstance(event, dict) else None
        return isinstance(kind, str) and kind in validators and validators[kind].is_valid(event)

    def is_fine(result: Any) -> bool:
        if not isinstance(result, dict):
            return False
        events, responses = result.get("events", []), result.get("responses", [])
        if not isinstance(events, list) or not isinstance(responses, list):
            return False
        return all(isinstance(response, dict) for response in responses) and all(map(is_event, events))

    def quick(self: RemoteAction, result: dict[str, Any]) -> bool:
        return is_fine(result) or check(self, result)

    return quick


def remembered(resolve: Resolve) -> Resolve:
    """The class of an event by its type's name, without walking all classes for a name seen before."""
    known: dict[str, type[Event]] = {}

    def quick(type_name: str, default: type[Event] | None = None) -> type[Event] | None:
        if type_name in known:
            return known[type_name]
        found = resolve(type_name, default)
        if found is not None and found is not default:
            known[type_name] = found
        return found

    return quick


class DomainOnce:
    """Writes an action's request as JSON; the domain, most of it and always the same object, is written once."""

    def __init__(self) -> None:
        self._domain: Any = None
        self._written = ""

    def __call__(self, body: Any) -> str:
        """`body` as `json.dumps` writes it, whatever it is."""
        if not isinstance(body, dict) or len(body) < 2 or next(reversed(body)) != "domain":
            return json.dumps(body)
        if body["domain"] is not self._domain:
            self._domain, self._written = body["domain"], json.dumps(body["domain"])
        rest = json.dumps({key: value for key, value in body.items() if key != "domain"})
        return f'{rest[:-1]}, "domain": {self._written}}}'


class Lent:
    """A session as `async with` wants it, which stays open for the next call."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def __aenter__(self) -> aiohttp.ClientSession:
        return self._session

    async def __aexit__(self, *_: object) -> None:
        return None


def lend(endpoint: EndpointConfig) -> Lent:
    """The session of an endpoint, made once and not for every call, as Rasa makes it in all other respects."""
    if KEPT not in vars(endpoint):
        given = endpoint.basic_auth
        vars(endpoint)[KEPT] = aiohttp.ClientSession(
            headers=endpoint.headers,
            auth=aiohttp.BasicAuth(given["username"], given["password"]) if given else None,
            timeout=aiohttp.ClientTimeout(total=DEFAULT_REQUEST_TIMEOUT),
            connector=aiohttp.TCPConnector(keepalive_timeout=IDLE_SECONDS),
            json_serialize=DomainOnce(),
        )
    return Lent(vars(endpoint)[KEPT])


async def close(endpoint: EndpointConfig | None) -> None:
    """Close the session that was kept for `endpoint`, if there is one."""
    session = vars(endpoint).pop(KEPT, None) if endpoint else None
    if session:
        await session.close()


class CopiedForLogs:
    """The module `copy` for code that copies only what it gives to a debug log: no copy while nobody logs that."""

    def __init__(self, logger: logging.Logger) -> None:
        self._logger = logger

    def deepcopy(self, thing: Any) -> Any:
        """A copy of `thing`, or itself when no log will show it."""
        return copy.deepcopy(thing) if self._logger.isEnabledFor(logging.DEBUG) else thing


def install() -> None:
    """Put the quick ways in place; refuses a version of Rasa for which nobody has shown that nothing else changes."""
    if rasa.__version__ != HOLDS_FOR:
        raise RasaException(f"bot/components/speed.py holds for Rasa {HOLDS_FOR}, not {rasa.__version__}: check it.")
    RemoteAction._validate_action_result = checked_by_kind(RemoteAction._validate_action_result)
    Event.resolve_by_type = staticmethod(remembered(Event.resolve_by_type))
    EndpointConfig.session = lend
    processor.copy = CopiedForLogs(processor.logger)
