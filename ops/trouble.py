"""Failures that the operator can mend, each told in one line that names the cure."""

import re
from pathlib import Path

from ops.places import shown

Cures = tuple[tuple[str, str], ...]

ANYWHERE: Cures = (
    (
        r"No space left on device|os error 28\b|Errno 28\b|Disk quota exceeded",
        "The disk is full: free some 5 GB and run the same command again.",
    ),
    (
        r"Permission denied|Read-only file system|os error 13\b|Errno (13|30)\b",
        "No permission to write: run as the user who owns this checkout and its caches, or mend their owner.",
    ),
)
INSTALLING: Cures = (
    (
        r"No interpreter found for Python 3\.10|No download found|python-build-standalone|Python downloads are",
        "The assistant needs Python 3.10 and it could not be fetched: install one (`pyenv install 3.10`, or python3.10 "
        "of your system) or give this machine network access, then run the same command again.",
    ),
    (
        r"ensurepip is not|No module named '?(ensurepip|venv|pip)\b",
        "Python's venv module is incomplete: install it (Debian: `apt-get install python3-venv`) and run again.",
    ),
    (
        r"DO NOT MATCH THE HASHES|Hash mismatch",
        "A downloaded package is not the one that was locked: clear the caches (`uv cache clean`, `pip cache purge`) "
        "and run again; if it stays so, do not install from that index.",
    ),
    (
        r"error sending request|dns error|Temporary failure in name resolution|Name or service not known|"
        r"Network is unreachable|Could not resolve|Failed to establish a new connection|Connection refused|"
        r"timed out|tcp connect error|Could not fetch|Failed to fetch|No matching distribution found",
        "The packages could not be downloaded: check the network (or the proxy, PIP_INDEX_URL and UV_DEFAULT_INDEX) "
        "and run the same command again; what is done already is kept.",
    ),
)
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class Trouble(Exception):
    """Something went wrong that the operator can mend; the text is one line that names the cure."""


def read_trouble(happened: str, output: str, log: Path, cures: Cures = ANYWHERE) -> Trouble:
    """The trouble behind a failed command, told from what it printed: a known cure, or its last words and its log."""
    for pattern, cure in cures:
        if re.search(pattern, output, re.IGNORECASE):
            return Trouble(cure)
    said = [line.strip() for line in COLOURS.sub("", output).splitlines() if line.strip()]
    return Trouble(f"{happened} ({said[-1][:200] if said else 'it said nothing'}): see {shown(log)}")


def from_os(problem: OSError) -> Trouble:
    """The trouble behind a refused file operation of our own."""
    return read_trouble(
        "A file operation failed", f"Errno {problem.errno}: {problem}", Path(str(problem.filename or "."))
    )
