"""YAML that remembers its lines, so that every complaint can name one."""

from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import yaml

from policy_core.errors import InvalidPack

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LONGEST = 9
"""The digits of the largest number that makes sense."""
_CURES = {
    "mapping values": ("there is one colon too many", "put a text with a colon in quotes, and names below each other"),
    "did not find expected key": ("something stands behind a bracket", "put a text that starts with { or [ in quotes"),
    "found character": ("a text cannot start with this character", "put it in quotes"),
}
"""What YAML's complaints mean to somebody who writes a pack, by how they begin."""
_STR, _INT, _BOOL, _DATE, _NULL = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "bool", "timestamp", "null"))


class Source:
    """One place in a YAML file, read strictly: what is not of the kind asked for is refused."""

    def __init__(self, file: Path, node: yaml.Node) -> None:
        self.file = file
        self.node = node

    @property
    def line(self) -> int:
        """Counted from 1."""
        return int(self.node.start_mark.line) + 1

    @property
    def is_mapping(self) -> bool:
        """Whether `entries` can be read."""
        return isinstance(self.node, yaml.MappingNode)

    @property
    def is_list(self) -> bool:
        """Whether `items` can be read."""
        return isinstance(self.node, yaml.SequenceNode)

    @property
    def is_text(self) -> bool:
        """Whether `text` can be read."""
        return bool(self.node.tag == _STR and self.node.value.strip())

    def refuse(self, wrong: str, right: str = "") -> NoReturn:
        """Raises `InvalidPack` for this place."""
        raise InvalidPack(self.file, self.line, wrong, right)

    def entries(self) -> dict[str, "Source"]:
        """A mapping's values by key; a key that is no text, or that comes twice, is refused."""
        if not isinstance(self.node, yaml.MappingNode):
            self.refuse("this is no mapping", "write `name: value` lines here")
        found: dict[str, Source] = {}
        for key, value in self.node.value:
            at = Source(self.file, key)
            if key.tag != _STR:
                shown = _shown(key)
                at.refuse(f"the key {shown} is no text", f"put it in quotes: {shown}")
            if key.value in found:
                at.refuse(f"'{key.value}' is given twice", "keep one of them")
            found[key.value] = Source(self.file, value)
        return found

    def fields(self, needed: Collection[str], optional: Collection[str] = ()) -> dict[str, "Source"]:
        """A mapping that has all the needed keys and no key but these."""
        found = self.entries()
        known = [*needed, *optional]
        for key, value in found.items():
            if key not in known:
                value.refuse(f"unknown key '{key}'", one_of(known))
        for key in needed:
            if key not in found:
                self.refuse(f"'{key}' is missing", f"add a line `{key}: …`")
        return found

    def items(self) -> list["Source"]:
        """A list's items."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.refuse("this is no list", "write `[a, b]`, or one `- item` a line")
        return [Source(self.file, item) for item in self.node.value]

    def text(self) -> str:
        """A text that is not empty."""
        if not self.is_text:
            self.refuse(f"{_shown(self.node)} is no text", "write a text, in quotes where it looks like something else")
        return str(self.node.value)

    def choice(self, known: Collection[str], kind: str) -> str:
        """One of these texts."""
        text = self.text()
        if text not in known:
            self.refuse(f"unknown {kind} '{text}'", one_of(known))
        return text

    def scalar(self) -> str | bool:
        """A text, or true or false."""
        return self.flag() if self.node.tag == _BOOL else self.text()

    def plain(self) -> Any:
        """Whatever stands there; dates stay as they are written, and so do all amounts in quotes."""
        if self.is_mapping:
            return {key: value.plain() for key, value in self.entries().items()}
        if self.is_list:
            return [item.plain() for item in self.items()]
        if self.node.tag == _NULL:
            return None
        if self.node.tag == _INT:
            return -self._digits(self.node.value[1:]) if self.node.value[0] == "-" else self.whole()
        return str(self.node.value) if self.node.tag == _DATE else self.scalar()

    def flag(self) -> bool:
        """True or false, spelled so."""
        if self.node.tag != _BOOL or self.node.value not in ("true", "false"):
            self.refuse(f"{_shown(self.node)} is neither true nor false", "write true or false")
        return bool(self.node.value == "true")

    def whole(self) -> int:
        """A whole number that is not negative."""
        return self._digits(self.node.value if self.node.tag == _INT else "")

    def _digits(self, text: str) -> int:
        if not text.isdecimal() or len(text) > _LONGEST:
            self.refuse(f"{_shown(self.node)} is no whole number", "write a few digits only, such as 30")
        return int(text)

    def day(self) -> date:
        """A date."""
        if self.node.tag != _DATE or len(self.node.value) != len("2026-01-31"):
            self.refuse(f"{_shown(self.node)} is no date", "write it as 2026-01-31")
        try:
            return date.fromisoformat(self.node.value)
        except ValueError as error:
            self.refuse(f"{_shown(self.node)} is no date: {error}", "write a day of the calendar, such as 2026-01-31")


def open_source(file: Path, begins: str = "policy: …") -> Source:
    """The file's one document, which `begins` so. Raises `InvalidPack` where it cannot be read as YAML."""
    try:
        text = file.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=_Loader)
    except OSError as error:
        raise InvalidPack(file, 1, f"it cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InvalidPack(file, 1, "it is no UTF-8 text", "save it as UTF-8") from error
    except yaml.YAMLError as error:
        raise _no_yaml(file, text, error) from error
    if node is None:
        raise InvalidPack(file, 1, "the file is empty", f"start with `{begins}`")
    return Source(file, node)


def _no_yaml(file: Path, text: str, error: yaml.YAMLError) -> InvalidPack:
    mark, problem = getattr(error, "problem_mark", None), str(getattr(error, "problem", None) or "it is no YAML")
    if mark is None:
        return InvalidPack(file, 1, problem, "mend the YAML there")
    line = text.splitlines()[mark.line : mark.line + 1]
    if line and line[0][mark.column :].startswith("\t"):
        return InvalidPack(file, mark.line + 1, "a tab stands here", "indent with spaces")
    meant = (cure for begins, cure in _CURES.items() if problem.startswith(begins))
    return InvalidPack(file, mark.line + 1, *next(meant, (problem, "mend the YAML there")))


def one_of(known: Iterable[object]) -> str:
    """The end of a complaint: what would have been right."""
    return "one of: " + ", ".join(spelled(name) for name in known)


def spelled(value: object) -> str:
    """A value as it is written in YAML and JSON."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _shown(node: yaml.Node) -> str:
    return f"'{node.value}'" if isinstance(node, yaml.ScalarNode) else "this"
