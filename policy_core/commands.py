"""What each command of the command line does, and its exit status."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from policy_core import fields
from policy_core.api import due
from policy_core.engine import decide
from policy_core.errors import InvalidCase, PolicyError
from policy_core.json_input import parse, refuse_doubled

DONE, REFUTED, BAD_INPUT = 0, 1, 2


def main(arguments: Sequence[str]) -> int:
    """Runs one command; the exit status is 0 when it did what was asked, 2 for bad input."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except PolicyError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m policy_core", description="Return policies that decide.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("decide", help="decide one case, or an array of cases")
    command.add_argument("case", metavar="CASE.json", help="a file, or - for standard input")
    command.set_defaults(run=_decide)
    command = commands.add_parser("due", help="say when the answer and the refund are due")
    command.add_argument("policy", metavar="POLICY")
    command.add_argument("--requested-at", required=True, metavar="INSTANT")
    command.add_argument("--time-zone", required=True, metavar="ZONE")
    command.add_argument("--verified-on", metavar="DATE")
    command.add_argument("--holidays", metavar="COUNTRY")
    command.set_defaults(run=_due)
    return parser


def _decide(chosen: argparse.Namespace) -> int:
    given = parse(_read(chosen.case))
    if not isinstance(given, list):
        refuse_doubled(given)
        _print(decide(given))
        return DONE
    answers = [_decide_one(case) for case in given]
    _print(answers)
    return BAD_INPUT if any("error" in answer for answer in answers) else DONE


def _decide_one(case: Any) -> dict[str, Any]:
    try:
        refuse_doubled(case)
        return decide(case)
    except InvalidCase as error:
        return {"error": str(error)}


def _due(chosen: argparse.Namespace) -> int:
    given = vars(chosen)
    verified_on = given["verified_on"]
    answer = due(
        chosen.policy,
        requested_at=fields.instant(given, "requested_at", ""),
        time_zone=chosen.time_zone,
        verified_on=None if verified_on is None else fields.day(verified_on, "verified_on"),
        holidays=chosen.holidays,
    )
    _print(answer)
    return DONE


def _read(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InvalidCase(name, f"cannot be read: {error.strerror}") from None


def _print(answer: object) -> None:
    print(json.dumps(answer, indent=2))
