"""What can be wrong with what policy_core is given.

PolicyError
├── InvalidCase      a case, or an argument, that is none: names the field
├── InvalidPack      a pack file that is broken: names the file, the line and what would be right
└── UnknownPolicy    a policy or a version that no folder of packs has
"""

from pathlib import Path


class PolicyError(ValueError):
    """The root of everything that policy_core raises on bad input."""


class InvalidCase(PolicyError):
    """Input that is no case: `field` is what is wrong, `why` is what is wrong with it."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")
        self.field = field
        self.why = why


class InvalidPack(PolicyError):
    """A broken pack: `file` and `line` (counted from 1) say where, `wrong` what, `right` what would do."""

    def __init__(self, file: Path, line: int, wrong: str, right: str = "") -> None:
        super().__init__(f"{file}:{line}: {wrong}" + (f"; {right}" if right else ""))
        self.file = file
        self.line = line
        self.wrong = wrong
        self.right = right


class UnknownPolicy(PolicyError):
    """No pack by that name or version; the message names those that there are."""
