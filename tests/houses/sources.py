"""The files of this checkout that belong to the project."""

import subprocess
from pathlib import Path

from ops.places import ROOT

ROOMS = "policy_core", "returns", "actions", "desk", "bot", "ops"


def tracked(*patterns: str) -> list[Path]:
    """The files that are in git, or would be with the next commit."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in told.splitlines() if (ROOT / name).is_file()]


def name(path: Path) -> str:
    """A path as people write it."""
    return str(path.relative_to(ROOT))
