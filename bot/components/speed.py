"""Rasa does some work anew at every turn that gives the same result every time; here it is done once."""

from collections.abc import Callable
from typing import Any

import rasa
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import Event
from rasa.shared.exceptions import RasaException

HOLDS_FOR = "3.6.21"

Check = Callable[[RemoteAction, dict[str, Any]], bool]
Resolve = Callable[..., type[Event] | None]


def checked_once(check: Check) -> Check:
    """The check of an action's answer with its schema read once; what is wrong is told by `check` itself."""
    schema = RemoteAction.action_response_format_spec()
    validator = validator_for(schema)(schema)

    def quick(self: RemoteAction, result: dict[str, Any]) -> bool:
        return validator.is_valid(result) or check(self, result)

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


def install() -> None:
    """Put the quick ways in place; refuses a version of Rasa for which nobody has shown that they change nothing else."""
    if rasa.__version__ != HOLDS_FOR:
        raise RasaException(
            f"bot/components/speed.py holds for Rasa {HOLDS_FOR}, not {rasa.__version__}: check it anew."
        )
    RemoteAction._validate_action_result = checked_once(RemoteAction._validate_action_result)
    Event.resolve_by_type = staticmethod(remembered(Event.resolve_by_type))
