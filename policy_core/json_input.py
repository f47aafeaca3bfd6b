"""JSON from outside: odd input becomes a complaint, never a traceback."""

import json
from collections.abc import Iterable
from typing import Any

from policy_core.errors import InvalidCase
from policy_core.fields import key


class Doubled(dict[str, Any]):
    """An object in which a key stood twice."""

    def __init__(self, values: dict[str, Any], name: str) -> None:
        super().__init__(values)
        self.name = name


def parse(text: bytes) -> Any:
    """The JSON value in these bytes. Raises `InvalidCase`."""
    try:
        return json.loads(text.decode("utf-8-sig"), object_pairs_hook=_object)
    except UnicodeDecodeError:
        raise InvalidCase("input", "is no UTF-8 text") from None
    except json.JSONDecodeError as error:
        raise InvalidCase("input", f"is no JSON: {error}") from None
    except RecursionError:
        raise InvalidCase("input", "is nested too deeply") from None
    except ValueError:
        raise InvalidCase("input", "has a number that is too long") from None


def refuse_doubled(value: object) -> None:
    """Raises `InvalidCase` where an object in this value has a key twice: nobody can tell which one counts."""
    waiting: list[tuple[str, object]] = [("", value)]
    while waiting:
        at, found = waiting.pop()
        if isinstance(found, Doubled):
            raise InvalidCase(at + key(found.name), "is given twice")
        waiting.extend(_inside(at, found))


def _inside(at: str, value: object) -> Iterable[tuple[str, object]]:
    if isinstance(value, dict):
        return [(f"{at}{key(name)}.", inner) for name, inner in value.items()]
    if isinstance(value, list):
        return [(f"{at.removesuffix('.')}[{index}].", inner) for index, inner in enumerate(value)]
    return []


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    names = [name for name, _ in pairs]
    return Doubled(found, next(name for name in names if names.count(name) > 1))
